"""How often somebody comes, learnt from their visits, and what that says about a day."""

from regulars.rhythm.forecast import Rhythm, State, rhythm, usual_gap

__all__ = ["Rhythm", "State", "rhythm", "usual_gap"]
