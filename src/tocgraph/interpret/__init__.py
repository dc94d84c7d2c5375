"""What a text asks and states: the directives of its items, the links its words make."""

from tocgraph.interpret.interpreter import Interpreter

__all__ = ["Interpreter"]
