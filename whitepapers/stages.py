"""What may follow what in the life of a white paper."""

from whitepapers.enums import Stage

# A consultation may come again after the settling of the one before; an answer may come before all are in.
NEXT: dict[Stage, tuple[Stage, ...]] = {
    Stage.DRAFT: (Stage.CONSULTATION,),
    Stage.CONSULTATION: (Stage.SETTLING,),
    Stage.SETTLING: (Stage.CONSULTATION, Stage.ADOPTED),
    Stage.ADOPTED: (Stage.SENT,),
    Stage.SENT: (Stage.FOLLOWED_UP,),
    Stage.FOLLOWED_UP: (),
}


def may_follow(now: str, then: str) -> bool:
    return Stage(then) in NEXT[Stage(now)]
