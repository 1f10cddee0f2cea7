"""How fast it is, and how right: run as modules, and no part of the tests.

Fast: all commands together (`python -m tests.benchmarks`), `imports` and `rhythm`. Right: `lists`,
`due` and `nevers`. The made-up shops are of `shop` and `habits`.
"""
