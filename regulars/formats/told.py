"""What an import did, as the JSON that `import --json` prints."""

from regulars.report import Report


def of_report(report: Report, file: str) -> dict[str, object]:
    """Give what an import did, or would do."""
    return {
        "file": file,
        "kind": report.kind,
        "columns": report.columns,
        "new": [{"line": one.line, "name": one.name} for one in report.of("new")],
        "updated": [
            {"line": one.line, "id": one.id, "name": one.name, "learnt": one.learnt}
            for one in report.of("updated")
        ],
        "unchanged": len(report.of("unchanged")),
        "asked": [{"line": one.line, "name": one.name} for one in report.questions],
        "visits": report.visits,
        "orders": report.orders,
        "skipped": report.skipped,
        "differences": [
            {
                "id": one.id,
                "name": one.name,
                "what": one.what,
                "yours": one.yours,
                "theirs": one.theirs,
            }
            for one in report.differences
        ],
        "refused": [{"line": one.line, "why": one.why} for one in report.refused],
        "left_out": report.left_out,
        "remarks": report.remarks,
    }
