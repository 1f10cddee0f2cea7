"""How often somebody comes, learnt from their visits, and what that says about a day."""

from regulars.rhythm.fit import State
from regulars.rhythm.forecast import Rhythm, rhythm, usual_gap

__all__ = ["Rhythm", "State", "rhythm", "usual_gap"]
