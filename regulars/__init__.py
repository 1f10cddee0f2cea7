"""A notebook for the one person who runs a small shop and knows everybody by name.

The tour, from the front door in. A folder is a wing: what can be explained without naming a
customer. The rooms between are the hall: what the owner talks about.

    cli          the front door: which commands there are, and how a run ends
    completion   what a press of Tab in the shell offers
    shells       how bash, zsh and fish write a line
    scripts      by what they ask at a press of Tab, and how that is set up
    commands     one module per command, each of which only wires
    screen       what the owner sees: cards, lists, the briefing, questions (the only home of Rich)
    notebook     one file on disk: opened and changed, restored, checked
    formats      customers and visits <-> CSV, JSON, a dossier, the files of other programs

    book         all customers together, and who is meant
    customer     a customer, and the one description of what is known of them
    values       what is known once of a customer, described once
    records      customers <-> the notebook's JSON, checked
    bulk         all those records at once: checked, read, counted
    ids          what tells one customer from all others
    names        how names and phone numbers are compared
    spelling     when two spellings count as the same
    phones       phone numbers and the words beside them, joined
    tact         what is kept back at the counter, since it names what to avoid
    slips        how many slips of the keys part two texts
    candidates   what is said when a name fits several people, or nobody
    chat         what is learnt in a chat
    family       who belongs to somebody, as it is typed
    visits       they come in, or weren't in after all
    counter      what there is to say to them: asks, thanks, what waits
    orders       the items of an order, and when the usual is no longer the usual
    amounts      how much of what, and the sums of what is alike
    agenda       what is to have ready, by day and time
    daybook      what happened, with one customer or in the whole shop
    followups    what to come back to
    occasions    yearly dates
    nevers       what somebody must never be handed: written down, warned of
    foods        what a dish has, and what it often has
    vocabulary   foods.toml: families, dishes, diets, words of other trades
    dishes       what was typed, read as dishes
    without      what is said not to be in a dish
    phrases      texts as words in the singular
    pantry       what the owner tells of her own foods
    offers       who would love an offer, and who must not be handed it
    due          who is due for a visit, and in which list
    briefing     what a morning needs
    moments      new faces, round numbers, what was ordered a year ago
    stats        the shop in numbers
    search       finding people by anything that is known of them
    edits        putting a record right
    sheet        a record as the lines on which it is put right by hand
    corrections  a record is changed as its sheet was
    merging      two records become one
    changes      what of a record was changed when
    settling     what counts where two copies differ
    combining    two copies of the notebook become one
    intake       what a file of another program holds, taken into the notebook
    recognise    who is meant by what another program says of somebody
    learning     what a file says of somebody known, added to what is known
    returning    a record that export wrote, added to the one that is known
    report       what an import did, or would do
    settings     what is set once for the whole shop
    hours        when the shop is open
    sample       a sample shop
    timetable    which commands there are, by when in the day they are needed
    manual       what the help tells of each command and topic (topics.md)
    declared     what a command takes, and what was typed for it
    line         a line at the counter: its words, and how it may go on
    usage        what is wrong in a command line, and what was meant
    files        files of the owner's, written and read

    rhythm       how often somebody comes, and what that says about a day
    dates        days, as people type and write them
    fields       classes by their attributes, without the cost of a dataclass
    wording      days, spans and kinds of things, as people say them
    errors       what the owner is told when something could not be done
"""

__version__ = "1.0.0"
