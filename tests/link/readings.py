"""What the two documents mention, read from their texts by hand.

One row a mention: the path of the smallest provision that holds it, the words (white
space collapsed), what they name, and marks: ``a`` anaphora, ``p`` prospective,
``e`` erroneous name, ``n`` nested, ``u`` unresolved (the ids are the candidates).
"""

from __future__ import annotations

from typing import Final

Row = tuple[str, str, tuple[str, ...], str]

CSH = "body/committee-on-hemispheric-security"
OAS = "body/oas"
GS = "body/oas-general-secretariat"
COUNCIL = "body/oas-permanent-council"
LEGAL = "body/department-of-legal-affairs-and-services"
CYBER = "body/remja-cybercrime-group"
UNTOC = "instrument/untoc"
TRAFFICKING = "instrument/untoc-trafficking-protocol"
SMUGGLING = "instrument/untoc-smuggling-protocol"
FIREARMS = "instrument/untoc-firearms-protocol"
CIFTA = "instrument/cifta"
IACC = "instrument/iacc"
PLAN = "instrument/hemispheric-plan-of-action-toc"
REMJA = "series/remja"
RANDOT = "series/randot"
RANDOT_II = "meeting/randot-ii"
PRISONS = "series/penitentiary-policies-meetings"
RECOMMENDATIONS = "instrument/randot-ii-recommendations"

UNTOC_NAME = "United Nations Convention against Transnational Organized Crime"
SMUGGLING_NAME = "Protocol against the Smuggling of Migrants by Land, Sea and Air"
TRAFFICKING_NAME = (
    "Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children"
)
FIREARMS_NAME = (
    "Protocol against the Illicit Manufacturing of and Trafficking in Firearms, "
    "Their Parts and Components and Ammunition"
)
CIFTA_NAME = (
    "Inter-American Convention against the Illicit Manufacturing of and Trafficking in "
    "Firearms, Ammunition, Explosives, and Other Related Materials (CIFTA)"
)
IACC_NAME = "Inter-American Convention against Corruption"
MESICIC_NAME = f"Follow-up Mechanism for Implementation of the {IACC_NAME} (MESICIC)"
PLAN_NAME = "Hemispheric Plan of Action against Transnational Organized Crime"

SUMMARY: Final[list[Row]] = [
    ("opening", "Committee on Hemispheric Security", (CSH,), ""),
    ("opening", "OAS", (OAS,), ""),
    ("opening", "plan of action", (PLAN,), "p"),
    ("opening", "The Committee", (CSH,), "a"),
    (
        "opening",
        "Office of Inter-American Law and Programs of the OAS Department of Legal Affairs "
        "and Services",
        ("body/office-of-inter-american-law-and-programs",),
        "",
    ),
    ("opening", "OAS Department of Legal Affairs and Services", (LEGAL,), "n"),
    ("opening", "OAS", (OAS,), "n"),
    (
        "opening",
        "Meeting of Ministers of Justice or of Ministers or Attorneys General of the Americas "
        "(REMJA)",
        (REMJA,),
        "",
    ),
    (
        "opening",
        f"Consultative Committee of the {CIFTA_NAME}",
        ("body/cifta-consultative-committee",),
        "",
    ),
    ("opening", CIFTA_NAME, (CIFTA,), "n"),
    ("opening", MESICIC_NAME, ("body/mesicic",), ""),
    ("opening", IACC_NAME, (IACC,), "n"),
    (
        "opening",
        f"Meeting of States Parties to the {IACC_NAME} (IACC)",
        ("body/iacc-meeting-of-states-parties",),
        "",
    ),
    ("opening", f"{IACC_NAME} (IACC)", (IACC,), "n"),
    ("opening", "Inter-American Commission of Women", ("body/cim",), ""),
    (
        "opening",
        "Department of Multidimensional Security",
        ("body/department-of-multidimensional-security",),
        "",
    ),
    ("part_I__sec_A__rec_1__item_a", UNTOC_NAME, (UNTOC,), ""),
    ("part_I__sec_A__rec_1__item_a", TRAFFICKING_NAME, (TRAFFICKING,), ""),
    ("part_I__sec_A__rec_1__item_a", SMUGGLING_NAME, (SMUGGLING,), ""),
    ("part_I__sec_A__rec_1", FIREARMS_NAME, (FIREARMS,), ""),
    (
        "part_I__sec_A__rec_1__item_b",
        CIFTA_NAME.replace("Materials", "Material"),
        (CIFTA,),
        "e",
    ),
    ("part_I__sec_A__rec_1__tail", "Protocol on trafficking in firearms", (FIREARMS,), ""),
    (
        "part_I__sec_A__rec_2",
        "Inter-American Convention on Mutual Assistance in Criminal Matters",
        ("instrument/mutual-assistance-convention",),
        "",
    ),
    (
        "part_I__sec_A__rec_2",
        "the Optional Protocol thereto",
        ("instrument/mutual-assistance-optional-protocol",),
        "a",
    ),
    (
        "part_I__sec_A__rec_3",
        "group of experts",
        ("body/group-of-experts-plan-of-action",),
        "p",
    ),
    ("part_I__sec_A__rec_3", PLAN_NAME.lower(), (PLAN,), "p"),
    ("part_I__sec_A__rec_3", "OAS", (OAS,), ""),
    ("part_I__sec_A__rec_11", "Interpol", ("body/interpol",), ""),
    (
        "part_I__sec_B__rec_18",
        "Central Authorities and Other Experts in Mutual Legal Assistance in Criminal Matters",
        ("body/remja-mla-working-group",),
        "",
    ),
    ("part_I__sec_B__rec_18", "REMJA", (REMJA,), ""),
    ("part_I__sec_B__rec_19", PLAN_NAME.lower(), (PLAN,), "p"),
    (
        "part_I__sec_B__rec_20",
        "the meeting of experts",
        ("body/group-of-experts-plan-of-action", "body/remja-mla-working-group"),
        "au",
    ),
    ("part_I__sec_B__rec_20", "inter-American system", (OAS,), "u"),
    (
        "part_I__sec_B__rec_21",
        "Hemispheric Information Exchange Network for Mutual Legal Assistance in Criminal Matters",
        ("programme/criminal-matters-network",),
        "",
    ),
    ("part_I__sec_B__rec_22", "the Network", ("programme/criminal-matters-network",), "a"),
    (
        "part_I__sec_B__rec_26",
        "secure e-mail pilot project on mutual legal assistance",
        ("programme/secure-email-pilot",),
        "",
    ),
    (
        "part_I__sec_B__rec_27",
        "Virtual Prosecution Office of Latin America",
        ("programme/virtual-prosecution-office-of-latin-america",),
        "",
    ),
    ("part_I__sec_B__rec_28", "REMJA process", (REMJA,), ""),
    ("part_I__sec_B__rec_28", "MERCOSUR", ("body/mercosur",), ""),
    ("part_I__sec_B__rec_28", "CARICOM", ("body/caricom",), ""),
    ("part_I__sec_B__rec_28", "Andean Community", ("body/andean-community",), ""),
    ("part_I__sec_B__rec_28", "Central American Integration System", ("body/sica",), ""),
    ("part_I__sec_B__rec_28", "Commonwealth", ("body/commonwealth",), ""),
    (
        "part_I__sec_B__rec_28",
        "Ibero-American Associations of Ministries of Justice and Offices of Attorneys General",
        ("body/aiamp", "body/comjib"),
        "",
    ),
    ("part_I__sec_B__rec_28", "United Nations agencies", ("body/un-agencies",), ""),
    ("part_I__sec_B__rec_28", "United Nations", ("body/united-nations",), "n"),
    ("part_I__sec_C__rec_30", "Group of Government Experts on Cyber-Crime", (CYBER,), ""),
    (
        "part_I__sec_C__rec_31",
        "24/7 network established by the G-8",
        ("programme/g8-24-7-network",),
        "",
    ),
    ("part_I__sec_C__rec_31", "G-8", ("body/g8",), "n"),
    (
        "part_I__sec_C__rec_33",
        "Council of Europe Convention on Cybercrime",
        ("instrument/budapest-convention",),
        "",
    ),
    ("part_I__sec_C__rec_33", "Council of Europe", ("body/council-of-europe",), "n"),
    ("part_I__sec_C__rec_38", "OAS", (OAS,), ""),
    ("part_I__sec_C__rec_40", "Group of Government Experts", (CYBER,), ""),
    ("part_I__sec_C__rec_41", "Interpol", ("body/interpol",), ""),
    (
        "part_I__sec_D__rec_42",
        "2003 United Nations Convention against Corruption",
        ("instrument/uncac",),
        "",
    ),
    ("part_I__sec_D__rec_42", f"1996 {IACC_NAME}", (IACC,), ""),
    ("part_I__sec_D__rec_43", MESICIC_NAME, ("body/mesicic",), ""),
    ("part_I__sec_D__rec_43", IACC_NAME, (IACC,), "n"),
    ("part_I__sec_D__rec_44", "REMJA-VI", ("meeting/remja-vi",), ""),
    (
        "part_I__sec_D__rec_47",
        f"Meeting of the States Parties to the {IACC_NAME}",
        ("body/iacc-meeting-of-states-parties",),
        "",
    ),
    ("part_I__sec_D__rec_47", IACC_NAME, (IACC,), "n"),
    (
        "part_I__sec_E__rec_48",
        "Protocol on the trafficking in persons",
        (TRAFFICKING,),
        "",
    ),
    ("part_I__sec_E__rec_48", UNTOC_NAME, (UNTOC,), ""),
    (
        "part_I__sec_E__rec_49",
        "Protocol against the Illicit Trafficking in Migrants by Land, Sea and Air",
        (SMUGGLING,),
        "e",
    ),
    (
        "part_I__sec_E__rec_49",
        "Inter-American Convention on International Traffic in Minors",
        ("instrument/traffic-in-minors-convention",),
        "",
    ),
    ("part_I__sec_E__rec_50", "REMJA", (REMJA,), ""),
    ("part_I__sec_F__rec_54", "OAS", (OAS,), ""),
    ("part_I__sec_F__rec_54", "REMJA", (REMJA,), ""),
    ("part_I__sec_F__rec_55", "the next meeting", (PRISONS, REMJA), "au"),
    (
        "part_I__sec_F__rec_56",
        "Internet-based information system on penitentiary and prison policies",
        ("programme/penitentiary-information-system",),
        "p",
    ),
    ("part_II__heading", "COMMITTEE ON hEMISPHERIC SECURITY", (CSH,), ""),
    ("part_II__rec_57", "Committee on Hemispheric Security", (CSH,), ""),
    ("part_III__heading", "General SECRETARIAT", (GS,), ""),
    ("part_III__rec_62", "OAS General Secretariat", (GS,), ""),
    ("part_III__rec_62", "OAS", (OAS,), "n"),
    (
        "part_III__rec_62",
        "directory of points of contact",
        ("programme/directory-cyber-points-of-contact",),
        "p",
    ),
    ("part_III__rec_62", "Group of Government Experts on Cyber-Crime", (CYBER,), ""),
    ("part_III__rec_63", "OAS", (OAS,), ""),
    ("part_III__rec_64", "OAS General Secretariat", (GS,), ""),
    ("part_III__rec_64", "OAS", (OAS,), "n"),
    ("part_III__rec_65", "OAS General Secretariat", (GS,), ""),
    ("part_III__rec_65", "OAS", (OAS,), "n"),
    ("part_III__rec_65", "Department of Legal Affairs and Services", (LEGAL,), ""),
    (
        "part_III__rec_65",
        "meetings of officials responsible for the penitentiary and prison policies of the OAS "
        "member states",
        (PRISONS,),
        "",
    ),
    ("part_III__rec_65", "OAS", (OAS,), "n"),
    (
        "part_III__rec_65",
        "the Internet-based information system",
        ("programme/penitentiary-information-system",),
        "a",
    ),
    ("part_III__rec_66", "OAS", (OAS,), ""),
    ("part_III__rec_67", "Multilateral Evaluation Mechanism", ("body/mem",), ""),
    ("part_III__rec_69", "United Nations", ("body/united-nations",), ""),
]

RANDOT_TEXT: Final[list[Row]] = [
    (
        "header",
        "SECOND MEETING OF NATIONAL AUTHORITIES ON OEA/Ser.K/XXXIV TRANSNATIONAL ORGANIZED CRIME",
        (RANDOT_II,),
        "",
    ),
    ("header", "OEA/Ser.K/XXXIV", (), "u"),
    ("header", "RANDOT-II/doc.3/19 rev. 1", (RECOMMENDATIONS,), ""),
    (
        "header",
        "Second Meeting of National Authorities on Transnational Organized Crime",
        (RANDOT_II,),
        "",
    ),
    ("opening", "Organization of American States (OAS)", (OAS,), ""),
    (
        "opening",
        "Second Meeting of National Authorities on Transnational Organized Crime (RANDOT-II)",
        (RANDOT_II,),
        "",
    ),
    ("opening", "OAS General Assembly", ("body/oas-general-assembly",), ""),
    ("opening", "OAS", (OAS,), "n"),
    ("opening", "AG/RES. 2925 (XLVIII-O/18)", ("instrument/ag-res-2925",), ""),
    (
        "recital_5",
        "Declaration on Security in the Americas",
        ("instrument/declaration-on-security-in-the-americas",),
        "",
    ),
    (
        "recital_5",
        "Special Conference on Security",
        ("meeting/special-conference-on-security-2003",),
        "",
    ),
    ("recital_6", UNTOC_NAME, (UNTOC,), ""),
    ("recital_6", "the three protocols thereto", (FIREARMS, SMUGGLING, TRAFFICKING), "a"),
    ("recital_6", SMUGGLING_NAME, (SMUGGLING,), ""),
    ("recital_6", TRAFFICKING_NAME, (TRAFFICKING,), ""),
    ("recital_6", FIREARMS_NAME, (FIREARMS,), ""),
    ("recital_6", PLAN_NAME, (PLAN,), ""),
    ("recital_7", "AG/RES. 2189 (XXXVI-O/06)", ("instrument/ag-res-2189",), ""),
    ("recital_7", "Permanent Council", (COUNCIL,), ""),
    ("recital_7", PLAN_NAME, (PLAN,), ""),
    ("recital_8", PLAN_NAME, (PLAN,), ""),
    ("recital_8", "Permanent Council of the Organization of American States", (COUNCIL,), ""),
    ("recital_8", "Organization of American States", (OAS,), "n"),
    ("recital_8", "CP/RES. 908 (1567/06)", ("instrument/cp-res-908",), ""),
    ("recital_10", "2030 Agenda for Sustainable Development", ("instrument/agenda-2030",), ""),
    ("recital_10", "Goal 16", ("instrument/sdg-16",), ""),
    ("part_I__rec_1", PLAN_NAME, (PLAN,), ""),
    (
        "part_I__rec_1",
        "Secretariat for Multidimensional Security",
        ("body/secretariat-for-multidimensional-security",),
        "",
    ),
    ("part_I__rec_6", "INTERPOL database", ("programme/interpol-database",), ""),
    ("part_I__rec_6", "INTERPOL", ("body/interpol",), "n"),
    ("part_I__rec_6", "UNODC", ("body/unodc",), ""),
    (
        "part_I__rec_6",
        "Sharing Electronic Resources and Laws against Crime (SHERLOC)",
        ("programme/sherloc",),
        "e",
    ),
    ("part_I__rec_6", "UNODC", ("body/unodc",), ""),
    (
        "part_I__rec_6",
        "Tools and Resources for Anti-Corruption Knowledge (TRACK)",
        ("programme/track",),
        "",
    ),
    ("part_I__rec_8", "CSH", (CSH,), ""),
    ("part_I__rec_8", "this important forum", (RANDOT,), "a"),
    (
        "part_I__rec_8",
        "Meeting of National Authorities on Transnational Organized Crime",
        (RANDOT,),
        "",
    ),
    ("part_I__rec_8", "REMJA process", (REMJA,), ""),
    (
        "part_I__rec_8",
        f"Conference of the Parties to the {UNTOC_NAME}",
        ("body/untoc-cop",),
        "",
    ),
    ("part_I__rec_8", UNTOC_NAME, (UNTOC,), "n"),
    ("part_I__rec_9", "Hemispheric Plan of Action", (PLAN,), ""),
    ("part_I__rec_9", PLAN_NAME, (PLAN,), ""),
    (
        "part_I__rec_10",
        "network of National Points of Contact on Transnational Organized Crime",
        ("programme/npc-toc",),
        "p",
    ),
    ("part_I__rec_10", PLAN_NAME, (PLAN,), ""),
    ("part_I__rec_11", "OAS", (OAS,), ""),
    ("part_I__rec_11", "these recommendations", (RECOMMENDATIONS,), "a"),
    ("part_II__heading", "General Secretariat of the OAS", (GS,), ""),
    ("part_II__heading", "OAS", (OAS,), "n"),
    ("part_II__rec_1", "General Secretariat", (GS,), ""),
    ("part_II__rec_1", UNTOC_NAME, (UNTOC,), ""),
    ("part_II__rec_1", "the protocols thereto", (FIREARMS, SMUGGLING, TRAFFICKING), "a"),
    ("part_II__rec_2", "General Secretariat", (GS,), ""),
    ("part_II__rec_3", "General Secretariat", (GS,), ""),
    (
        "part_II__rec_3",
        "Secretariat for Multidimensional Security",
        ("body/secretariat-for-multidimensional-security",),
        "",
    ),
    ("part_II__rec_4", "General Secretariat", (GS,), ""),
    ("part_II__rec_5", "OAS General Secretariat", (GS,), ""),
    ("part_II__rec_5", "OAS", (OAS,), "n"),
    ("part_II__rec_5", "these Recommendations", (RECOMMENDATIONS,), "a"),
    ("part_II__rec_5", "Permanent Council", (COUNCIL,), ""),
    ("part_II__rec_5", "Committee on Hemispheric Security", (CSH,), ""),
    ("part_II__rec_6", "OAS Permanent Council", (COUNCIL,), ""),
    ("part_II__rec_6", "OAS", (OAS,), "n"),
    ("part_II__rec_6", "these Recommendations", (RECOMMENDATIONS,), "a"),
    ("part_II__rec_6", "Committee on Hemispheric Security", (CSH,), ""),
]
