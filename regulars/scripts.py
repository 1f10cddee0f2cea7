"""By what a shell asks at a press of Tab, and how that is set up."""

import os
import shlex
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from regulars import files
from regulars.errors import RegularsError, UsageError, why_refused
from regulars.shells import SHELLS

# Each hands on what was typed as text, and takes what comes back as text: neither is ever run.
_OURS = "# Tab for regulars, written by: regulars --install-completion"
_BASH = """\
{_OURS}
_regulars() {
    local one
    COMPREPLY=()
    while IFS= read -r one; do
        COMPREPLY+=("$one")
    done < <(_REGULARS_COMPLETE=bash regulars \\
        "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null </dev/null)
    if [ "${COMPREPLY[*]-}" = / ]; then
        COMPREPLY=()
        compopt -o default 2>/dev/null
    fi
}
complete -F _regulars regulars
"""
_ZSH = """\
#compdef regulars
{_OURS}
_regulars() {
    local -a offered
    offered=("${(@f)$(_REGULARS_COMPLETE=zsh regulars \\
        "${(@Q)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null </dev/null)}")
    offered=("${(@)offered:#}")
    if [[ "$offered" == / ]]; then
        _files
        return
    fi
    (( $#offered )) || return 1
    compadd -U -- "${(@)offered}"
    # Where they don't all begin as was typed, what was typed stays, and they are listed.
    if (( $#offered > 1 )) && [[ "${(L)compstate[unambiguous]}" != "${(L)PREFIX}"* ]]; then
        compstate[insert]=
        compstate[list]='list force'
    fi
}
if [[ "$funcstack[1]" == _regulars ]]; then
    _regulars "$@"  # found in $fpath, at the first Tab
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
    compdef _regulars regulars
fi
"""
_FISH = """\
{_OURS}
function __regulars_complete
    set -l before (commandline -opc)
    set -l offered (_REGULARS_COMPLETE=fish regulars \\
        $before[2..-1] (commandline -ct) 2>/dev/null </dev/null)
    if test "$offered" = /
        __fish_complete_path (commandline -ct)
    else if set -q offered[1]
        printf '%s\\n' $offered
    end
end
complete -c regulars -f -a '(__regulars_complete)'
"""
_TEXTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


class _Place(NamedTuple):
    """Where the script of a shell goes.

    Args:
        script: Its file.
        start: What the shell reads when it starts, to which a line is added; none where it finds
            the script by itself.
    """

    script: Path
    start: Path | None


def script(shell: str) -> str:
    """Give the script by which a shell asks.

    Args:
        shell: One of `SHELLS`.
    """
    return _TEXTS[shell].replace("{_OURS}", _OURS)


def asked(words: list[str]) -> str:
    """Tell which shell is meant: the one that was typed, or the one it was typed in.

    Args:
        words: What was typed behind the option.

    Raises:
        UsageError: If there is none such, or it can't be told.
    """
    example = "Type for instance: regulars --show-completion bash"
    if len(words) > 1 or (words and words[0] not in SHELLS):
        raise UsageError(f"Tab works in bash, zsh and fish. {example}")
    shell = words[0] if words else _typed_in()
    if not shell:
        raise UsageError(f"which shell this is can't be told. Say bash, zsh or fish. {example}")
    return shell


def _typed_in() -> str:
    """The nearest shell around this process, as far as the platform tells; else the usual one."""
    process = str(os.getppid())
    with suppress(OSError, ValueError):
        while int(process) > 1:
            told = Path("/proc", process, "stat").read_text(encoding="utf-8", errors="replace")
            name, _, rest = told.partition("(")[2].rpartition(")")
            if name in SHELLS:
                return name
            process = rest.split()[1]
    usual = Path(os.environ.get("SHELL", "")).name
    return usual if usual in SHELLS else ""


def install(shell: str) -> str:
    """Set up a shell so that Tab completes; a second time changes nothing.

    Args:
        shell: One of `SHELLS`.

    Returns:
        What was written, and what to do next.

    Raises:
        RegularsError: If it can't be written, or what is there was not written by this program.
    """
    place = _place(shell)
    try:
        did = _write(place.script, script(shell))
        if place.start:
            did += _add_line(place.start, f"source {shlex.quote(str(place.script))}  {_OURS}")
    except OSError as error:
        told = f"{error.filename}: {why_refused(error)}. Tab can't be set up."
        raise RegularsError(told) from error
    if not did:
        return f"Tab is set up already in {shell}: {place.script}."
    return f"{' '.join(did)} Open a new terminal, type regulars and a space, and press Tab."


def _place(shell: str) -> _Place:
    home = files.expanded(Path("~"))

    def folder(variable: str, usual: str) -> Path:
        return Path(os.environ.get(variable) or home / usual)

    if shell == "fish":
        completions = folder("XDG_CONFIG_HOME", ".config") / "fish" / "completions"
        return _Place(completions / "regulars.fish", None)
    if shell == "zsh":
        zsh = folder("ZDOTDIR", ".")
        return _Place(zsh / ".zfunc" / "_regulars", zsh / ".zshrc")
    # Bash finds it there by itself only with a package that not everybody has. A terminal of macOS
    # reads the other file alone.
    start = ".bash_profile" if sys.platform == "darwin" else ".bashrc"
    completions = folder("XDG_DATA_HOME", ".local/share") / "bash-completion" / "completions"
    return _Place(completions / "regulars", home / start)


def _write(path: Path, text: str) -> list[str]:
    """Write the script; nothing is said where it was there already."""
    if path.exists() or path.is_symlink():
        found = path.read_bytes()
        if found == text.encode():
            return []
        if _OURS.encode() not in found:
            raise RegularsError(f"{path} was not written by regulars, and was left as it is.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return [f"{path} was written."]


def _add_line(path: Path, line: str) -> list[str]:
    """Add a line to the end of a file, unless it has it."""
    found = path.read_bytes() if path.exists() else b""
    if line.encode() in found.splitlines():
        return []
    with path.open("ab") as file:
        file.write(b"\n" * (found[-1:] not in {b"", b"\n"}) + f"{line}\n".encode())
    return [f"{path} has a new line at its end that reads it."]
