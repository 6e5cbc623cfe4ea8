"""English words by which a press text is read."""

from events.intake.press.lexicon import Kinds, Lexicon, Words

LEXICON = Lexicon(
    grammar="before",
    heads=Words(
        "head director chair chairman",
        "chairwoman chairperson president minister mayor governor rector",
        "dean professor lecturer teacher ambassador consul attache adviser advisor secretary specialist curator",
        "representative founder co-founder cofounder coordinator manager expert researcher scholar scientist member",
        "deputy commissioner chancellor provost principal leader master artisan artist designer weaver potter",
        "jeweller jeweler embroiderer ceramist ceramicist craftsman craftswoman craftsperson coppersmith",
        "carpet-weaver painter sculptor architect historian ethnographer ethnologist archaeologist archivist",
        "librarian editor editor-in-chief journalist author academician doctor candidate phd hokim khokim akim",
        "rais ceo officer general consultant assistant analyst economist lawyer entrepreneur owner restorer",
        "inspector superintendent delegate envoy spokesperson spokesman spokeswoman trainer keeper moderator",
        "vice-rector vice-president vice-chairman prorector pro-rector vice-minister vice-mayor supervisor chief",
        "patron senator parliamentarian mp student trustee laureate fellow instructor mentor organizer organiser",
        "maker critic philologist musicologist actor actress",
        "writer poet composer photographer producer guide",
        "businessman businesswoman director-general chairman's vice-chair vice-chairperson secretary-general",
        "docent worker carver bookbinder programmer developer engineer activist volunteer translator",
        "interpreter linguist",
        "ph_d collector engraver",
        "miniaturist calligrapher blacksmith felter spinner dyer tailor seamstress woodcarver",
        "singer musician dancer associate conservator co-director co-chair vice-governor governor-general",
        "*maker *weaver *smith *carver *dyer *painter *keeper *ologist *ographer *historian *conservator",
        "*binder *ist",
        "d'affaires apprentice employee pupil storyteller baker cook bakhshi ashiq printer gilder",
        "illuminator glassblower saddler knitter",
    ),
    modifiers=Words(
        "deputy first second vice acting interim chief executive senior junior leading associate assistant honorary",
        "honored honoured people's distinguished former general main master young famous renowned well-known noted",
        "prominent local project art museum gallery national international regional state scientific research",
        "academic program programme commercial managing founding permanent special extraordinary plenipotentiary",
        "authorized authorised official independent creative artistic technical financial legal public social",
        "cultural department division head press textile carpet craft crafts folk fashion costume lead principal",
        "city district provincial municipal union association company board club country office branch and",
        "co- foreign merited world-famous award-winning azerbaijani uzbek turkish kazakh visiting doctoral",
        "miniature knife wood gold copper felt handicraft handicrafts collections conservation textiles programmes",
        "communications operating tapestry yurt paper lacquer leather stone glass pottery ikat embroidered",
        "sector section unit ceramic ceramics heritage tourism education history jewelry jewellery silk embroidery",
    ),
    bearers=Words("minister mayor governor president ambassador consul hokim khokim akim senator envoy"),
    parts=Words(
        "branch branches division section sector unit faculty chair wing subdivision department departments",
        "laboratory desk directorate office administration board council committee group service bureau",
    ),
    organisations=Kinds(
        association=(
            "association union society foundation fund fondation fondazione stiftung federation league ngo charity "
            "confederation assembly"
        ),
        government=(
            "ministry department agency committee administration authority municipality mayoralty directorate "
            "inspectorate embassy consulate parliament khokimiyat hokimiyat hokimiat khokimiat cabinet office "
            "secretariat commission service executive senate mejlis milli_majlis bureau prosecutor's city_hall"
        ),
        gallery="gallery",
        museum="museum reserve museum-reserve reserve-museum museo musee muzeum",
        school=(
            "university institute academy school college conservatory conservatoire lyceum faculty polytechnic "
            "institut "
            "instituto istituto universite universita universidad universitat accademia academia akademie politecnico"
        ),
        centre="center centre centers centres",
        company=(
            "company forge combine corporation llc ojsc cjsc jsc ltd inc bank enterprise factory holding "
            "workshop studio "
            "atelier"
        ),
        media="news newspaper magazine review tv television radio",
        other=(
            "organization organisation council board branch division section house club chamber network alliance "
            "guild entity cooperative group library theatre theater platform forum_of initiative laboratory team "
            "lab labs observatory incubator technopark park hub archive complex ngo trust circle consortium syndicate"
        ),
    ),
    events=Kinds(
        forum="forum",
        other=(
            "conference symposium congress festival summit seminar colloquium round-table roundtable "
            "round_table fair "
            "webinar dialogue encounter biennale week exchange gathering evening"
        ),
        session="session sessions panel panels section plenary",
        masterclass=("masterclass masterclasses master-class master-classes workshop_session "),
        meeting="meeting meetings",
        signing="signing",
    ),
    held=Words(
        "begin begins starts held took takes take hosted hosts organized organised opened opens conducted",
        "kicked started began begun",
        "launched completed concluded gathered brought wrapped underway ended continued convened staged running",
        "featured included met",
    ),
    talk_nouns=Words(
        "talk talks lecture lectures presentation presentations report reports speech speeches paper papers address",
        "study studies overview intervention reflections introduction keynote remarks topic topics theme themes",
        "subject subjects insights message thesis contribution",
    ),
    talk_verbs=Words(
        "spoke speaks speaking spoken talked talking lectured reported delivered delivering gave giving presented",
        "presenting highlighted explored addressed discussed examined outlined covered focused elaborated touched",
        "dedicated devoted introduced analysed analyzed informed briefed shared read dwelt dwelled presents",
        "co-presented commented dealt considered explained addressing exploring discussing described made delivers",
        "contributed investigated reflected tackled examines explores traced recounted",
    ),
    said=Words(
        "said says noted stressed emphasized emphasised added told stated underlined underscored remarked recalled",
        "commented continued mentioned claimed pointed expressed thanked welcomed congratulated hoped concluded",
        "laughed joked asked replied quipped smiled admits asks explained according saying noting stressing adding",
    ),
    works=Words(
        "book books film films documentary album catalogue catalog collection newspaper magazine award medal song",
        "conversation demonstration interview tour dance composition contest competition prize order brand",
        "painting poem",
        "opera ballet play novel monograph",
        "journal video clip series strategy law decree doctrine slogan motto logo concert performance miniature",
        "work works piece carpet show programme program course diploma certificate title model category",
    ),
    projects=Words("project projects initiative campaign"),
    exhibitions=Words("exhibition exhibitions expo exposition display"),
    openings=Words("opening inauguration"),
    named=Words("titled entitled called named dubbed themed on about topic topics theme themes under the a an of"),
    on=Words("on about titled entitled of regarding concerning under"),
    links=Words("of for the and to on under with de at in a & from"),
    conjunctions=Words("and as well both also while whereas or"),
    starters=Words(
        "the a an at in on during after then also moreover meanwhile further and his her its their this that these",
        "those according as by for from with while when where speaking addressing welcoming opening following later",
        "finally next today yesterday tomorrow among between both",
        "other all some many participants guests speakers he",
        "she they it we i there but or if to of under over about into onto through within without upon since until",
        "before because although however therefore thus additionally furthermore another each every such one two",
        "three four five six seven first second third several various earlier who which what how why our your my",
        "named joint photo source author note editor's let noting stressing greeting attending representing leading",
        "besides not only made held signed organized organised founded established presented delivered opened",
        "panelists speakers artisans masters artists moderators journalists experts ambassadors ministers scholars",
        "welcome dear so yes no more most in-depth new are is was were be been has have had",
    ),
    honorifics=Words(
        "excellency dame lord h_e mr mrs ms miss dr prof professor h e he hon sheikh sheikha shaikh colonel",
        "lieutenant",
        "captain major col lt",
        "asst usta usto ustoz ustod rev sr acad academician sir madam lady associate assoc st",
    ),
    patronyms=Words("oğly oglu ogly oğlu oghlu qizi kizi qızı kyzy gyzy gizi o'g'li ogli ugli ug'li qizi"),
    months=Words(
        "january february march april may june",
        "july august september october november december",
    ),
    papers=Kinds(
        cooperation="memorandum memoranda mou mous",
        agreement="agreement agreements contract contracts treaty",
        protocol="protocol protocols roadmap",
        resolution="resolution resolutions declaration",
    ),
    signed=Words("signed sign signing signs inked concluded initialed initialled sealed"),
    reports=Words("reports reported informs writes report"),
    respectively=Words("respectively"),
    pronouns=Words("he she they his her their"),
    venues=Words(
        "center centre palace museum hotel hall gallery",
        "university square library theatre theater park house madrasah",
        "madrasa caravanserai academy institute school club factory workshop village complex stadium arena reserve",
        "pavilion campus studio embassy fortress mosque bazaar market hub courtyard auditorium mausoleum",
        "lab laboratory cinema philharmonic philharmonia lodge villa mansion manor caravansary conservatory",
        "technopark college",
        "lyceum ensemble street garden",
        "residence",
    ),
    visits=Words("visited visit visits toured"),
    into=Words("at in"),
    by=Words("by"),
    nationalities=Words(
        "azerbaijani azerbaijan uzbek uzbekistan turkish kazakh kyrgyz tajik turkmen russian georgian iranian",
        "european asian central western eastern northern southern turkic american british german french italian",
        "chinese japanese korean indian islamic muslim caspian monday tuesday wednesday thursday friday saturday",
        "sunday baku tashkent samarkand bukhara khiva sheki ganja shusha karabakh republic unesco icesco isesco",
        "turksoy oic un eu international national silk road great world asia caucasus nowruz novruz january february",
        "march april june july august september october november december folk heritage crafts handicrafts",
        "handicraft studies sciences science philosophy philology pedagogy criticism architecture economics",
        "carpet culture tourism history art arts city region district mongolian afghan pakistani armenian ukrainian",
        "belarusian polish czech hungarian romanian bulgarian greek spanish portuguese dutch swedish finnish",
        "norwegian danish swiss austrian belgian egyptian moroccan saudi tunisian emirati qatari kuwaiti omani",
        "jordanian syrian lebanese iraqi thai vietnamese malaysian indonesian nepalese canadian mexican brazilian",
        "australian african tatar uyghur arab persian jewish gulf president minister ministers justice employment",
        "education economy committee",
    ),
)
