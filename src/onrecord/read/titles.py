"""Words that stand before names: forms of address, posts, and those that name nobody."""

FORMS = frozenset((
    "mr", "mrs", "ms", "miss", "dr", "sir", "the", "dame", "lord", "lady", "hon", "honorable", "judge",
    "rev",
))  # fmt: skip
RANKS = frozenset((
    "president", "vice", "prime", "minister", "secretary", "deputy", "assistant", "under", "press",
    "senator", "representative", "governor", "mayor", "general", "admiral", "colonel", "captain", "major",
    "lieutenant", "commander", "ambassador", "director", "administrator", "advisor", "adviser", "chief",
    "chairman", "chair", "chairwoman", "spokesperson", "spokesman", "spokeswoman", "coordinator",
    "counselor", "counsel", "king", "queen", "prince", "princess", "chancellor", "first", "lady",
    "gentleman", "attorney", "leader", "speaker", "justice", "commissioner", "envoy", "official",
    "officer", "security", "national", "communications", "economic", "homeland", "state", "treasury",
    "defense", "energy", "commerce", "labor", "transportation", "education", "health", "interior",
    "agriculture", "affairs", "council", "senior", "special", "staff", "and", "former", "professor",
    "pope", "reverend", "gen", "adm", "col", "lt", "maj", "capt", "cmdr", "brig", "sgt", "sen", "rep", "gov",
    "amb", "sec", "congressman", "congresswoman", "councilman", "councilwoman", "councilmember", "sheriff",
    "taoiseach", "premier", "undersecretary", "sergeant", "specialist", "corporal", "airman", "seaman",
    "ensign", "petty", "class", "bishop", "archbishop", "rabbi", "imam", "coach", "superintendent",
    "director-general", "secretary-general", "secretaries", "advisers", "advisors", "officials", "second",
    "presidents", "ministers", "senators", "governors", "mayors", "ambassadors", "generals", "delegate",
    "emir", "sheikh", "crown", "sultan", "chairperson", "co-chair", "principal", "foreign", "high",
    "representatives", "spokespersons",
))  # fmt: skip
NOBODY = frozenset((
    "audience", "member", "members", "aide", "participant", "moderator", "reporter", "reporters", "crowd",
    "child", "student", "voice", "interpreter", "translator", "operator", "panelist", "unidentified",
    "administration", "unknown", "host", "announcer", "all", "end", "answer", "a",
))  # fmt: skip
