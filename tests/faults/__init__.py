"""What goes wrong around a notebook, and what has to hold then.

Survived (`test_acceptance`): the old or the new whole state, every change that was told to
be saved is there, and the next command works, when

- a writer is killed at any moment, at each step, at each system call;
- the power fails, and only what was synced stays;
- renaming, forgetting, undo, an upgrade, a restore, a merge with its backup or the rotation of
  backups is cut short;
- several write at once, some of them killed, while others read;
- Ctrl-C, a request to end, or a closed window comes in between.

Refused (`test_refusals`): one clear sentence that names the file and the way out, exit code 1, and
everything as it was, when

- the disk is full, a file may not grow, a call fails before the replace; after it: "saved, but";
- the file is read-only, its folder is, it belongs to somebody else, or its folder is missing;
- the notebook is empty, blank, zeros, cut short, followed by something, no notebook, of doubtful
  keys or numbers, not UTF-8, nested without end, two versions in one, or of a newer program;
- it is a folder, a pipe, a device, a link to itself;
- the lock is busy, or something else keeps writing to it;
- a target is there already or is the notebook itself, or a backup is damaged.

Accepted (`test_accepted`): odd but honest notebooks, plain locales, links, owners and modes,
leftovers, closed outputs, copies made by a conflict, a hundred thousand visits, unknown keys.

Safe (`test_security`): what was typed never acts on a terminal, in a spreadsheet or in a shell;
files are the owner's alone; not a byte of somebody forgotten stays.
"""
