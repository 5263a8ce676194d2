"""Writes the state diagram of a submission into docs/architecture.md, from the transition table (`make docs`)."""

from pathlib import Path

from jcas.domain.submissions import TRANSITIONS, Stage

PAGE = Path(__file__).resolve().parent.parent / "docs" / "architecture.md"
BEGIN, END = "<!-- diagram: made by `make docs` -->", "<!-- diagram ends -->"


def diagram() -> str:
    """Mermaid text: every change of stage with its actions; below it the actions that change no stage."""
    moves: dict[tuple[Stage, Stage], list[str]] = {}
    stays: dict[str, list[Stage]] = {}
    for (stage, action), after in TRANSITIONS.items():
        if after == stage:
            stays.setdefault(action, []).append(stage)
        else:
            moves.setdefault((stage, after), []).append(action)
    ends = [stage for stage in Stage if not any(before == stage for before, _ in moves)]
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {Stage.DRAFT}"]
    lines += [f"    {before} --> {after}: {', '.join(actions)}" for (before, after), actions in moves.items()]
    lines += [f"    {stage} --> [*]" for stage in ends]
    lines += ["```", "", "Actions that leave the stage as it is:", ""]
    lines += [f"- {action}: {', '.join(stages)}" for action, stages in stays.items()]
    return "\n".join(lines)


def written(page: str) -> str:
    """The page with the present diagram between its marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{diagram()}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
