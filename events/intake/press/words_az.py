"""Azerbaijani words by which a press text is read."""

from events.intake.press.lexicon import Kinds, Lexicon, Words

LEXICON = Lexicon(
    grammar="after",
    heads=Words(
        "direktoru direktor müdiri müdir sədri sədr rəhbəri rəhbər",
        "müavini müavin nazir naziri mer meri başçısı başçı",
        "rektoru rektor prorektoru professoru professor dosent dosenti rəisi rəis prezidenti prezident səfiri səfir",
        "müşaviri müşavir katibi katib eksperti ekspert mütəxəssisi mütəxəssis nümayəndəsi nümayəndə koordinatoru",
        "koordinator meneceri menecer üzvü rəssamı rəssam dizayneri dizayner ustası usta kuratoru kurator memar",
        "tədqiqatçısı tədqiqatçı əməkdaşı təsisçisi redaktoru redaktor jurnalisti alimi akademik müəllimi müəllim",
        "icraçısı köməkçisi deputatı deputat konsulu hakimi xalçaçı keramikaçı zərgər misgər tarixçi sənətşünas",
        "etnoqraf arxeoloq baş_direktoru sahibkar bəstəkar dekanı dekan doktoru inspektoru idarəçisi məsləhətçisi",
        "işçisi işçi sənətkarı sənətkar toxucu toxucusu bərpaçı",
    ),
    modifiers=Words(
        "adına yanında icraçı baş birinci böyük elmi ümumi aparıcı",
        "xalq əməkdar şöbə sektor bölmə idarə şəhər rayon region",
        "vilayət dövlət mədəniyyət beynəlxalq respublika regional ictimai",
        "xarici yerli milli və üzrə nəzdində yanında",
        "departament mərkəz muzey qalereya filial xalça sənət incəsənət turizm təhsil elm gənclər kənd icra",
        "hakimiyyəti",
        "bədii texniki kreativ peşə ədliyyə məşğulluq əlaqələr işlər layihə proqram sənətkarlıq tarix",
        "departamentinin şöbəsinin bölməsinin sektorunun idarəsinin",
        "merinin nazirinin sədrinin direktorunun rəhbərinin",
        "rəisinin başçısının əməkdaşlıq anlaşma",
    ),
    bearers=Words("naziri nazir meri mer başçısı prezidenti səfiri konsulu deputatı hakimi"),
    parts=Words("şöbə* bölmə* sektor* filial* kafedra* fakültə* departament* laboratoriya*"),
    organisations=Kinds(
        association="birliy* birlik* assosiasiya* ittifaq* fond* cəmiyyət* federasiya* konfederasiya* liqa* ittifaqı*",
        government=(
            "nazirliy* nazirlik* agentliy* agentlik* komitə* idarə* departament* səfirliy* hakimiyyət* şöbə* "
            "komissiya* xidmət* icra_hakimiyyəti"
        ),
        gallery="qalereya*",
        museum="muzey*",
        school="universitet* institut* akademiya* məktəb* kollec* konservatoriya* lisey*",
        centre="mərkəz*",
        company="şirkət* mmc asc qsc holdinq* bank* fabrik* emalatxana*",
        media="qəzet* jurnal* televiziya*",
        other="təşkilat* şura* klub* filial* palata* teatr* kitabxana* evi evinin qoruq* bölmə*",
    ),
    events=Kinds(
        forum="forum forumu foruma forumda forumun forumunda forumunun forumla",
        other="konfrans* simpozium* konqres* festival* seminar* zirvə_toplantısı dəyirmi_masa vebinar*",
        session="sessiya* panel panellər paneldə",
        masterclass="ustad_dərsi ustad_dərsləri ustad-dərsi ustad-dərsləri masterklas* master-klass*",
        meeting="görüş görüşü görüşdə görüşlər",
        signing="imzalanma*",
    ),
    held=Words(
        "keçirilib keçirildi keçirilmişdir keçirilir təşkil başlayıb",
        "başlandı başladı açılıb açıldı baş işə baş_tutub",
        "baş_tutdu tutub tutdu reallaşıb olub davam başa yekunlaşıb",
    ),
    talk_nouns=Words("mövzu* məruzə* təqdimat* mühazirə* çıxış*"),
    talk_verbs=Words(
        "çıxış danışıb danışdı məruzə təqdimat təqdim bəhs mühazirə edib etdi etmişdir edən söhbət toxunub"
    ),
    said=Words("deyib dedi bildirib bildirdi vurğulayıb vurğuladı qeyd söyləyib söylədi əlavə bildirmişdir xatırladıb"),
    works=Words("kitab* film* albom* kataloq* jurnal* qəzet* medal* mahnı* rəqs* müsabiqə* mükafat* şeir* roman*"),
    projects=Words("layihə*"),
    exhibitions=Words("sərgi*"),
    openings=Words("açılışı açılış açılışında açılışının"),
    named=Words("adlı"),
    on=Words("haqqında barədə"),
    links=Words("və üzrə"),
    conjunctions=Words("və həmçinin eləcə isə"),
    starters=Words(
        "ilə üçün görə arasında tərəfindən forumda tədbirdə sərgidə konfransda seminarda",
        "sonra daha bu o həmin burada çərçivəsində ilk ayrıca eyni",
        "digər bundan əvvəlcə sonda qeyd məlumata görə xatırladaq ki onun onlar biz layihə bütün iştirakçılar",
        "sənədi tədbiri sazişi saziş memorandumu protokolu protokol",
        "tədbir memorandum sənəd müqavilə görüşdə görüş mərasimdə açılışda çıxışında",
    ),
    honorifics=Words("dr prof cənab xanım əməkdar"),
    patronyms=Words("oğlu qızı oğlunun qızının"),
    months=Words(
        "yanvar fevral mart aprel may iyun",
        "iyul avqust sentyabr oktyabr noyabr dekabr",
    ),
    papers=Kinds(
        cooperation="memorandum memorandumu memoranduma memorandumun",
        agreement="saziş sazişi sazişə müqavilə müqaviləsi müqaviləyə",
        protocol="protokol protokolu protokola",
        resolution="qətnamə qətnaməsi bəyannamə bəyannaməsi",
    ),
    signed=Words("imzalanıb imzalandı imzalanmışdır imzalayıb imzaladı imzalayıblar imzaladılar imza"),
    reports=Words("xəbər məlumat yazır bildirir"),
    respectively=Words("müvafiq"),
    pronouns=Words("o onun öz"),
    venues=Words(
        "mərkəz* saray* muzey* otel* zal* qalereya* universitet* meydan* kitabxana* teatr* park* evi evində "
        "akademiya* institut* karvansara* emalatxana* məktəb* fabrik* kompleks*"
    ),
    visits=Words("ziyarət baş_çəkib"),
    into=Words("zzz"),
    by=Words("tərəfindən"),
    nationalities=Words(
        "azərbaycan özbəkistan türkiyə beynəlxalq milli xalq respublikası respublikasının ipək yolu dünya mərkəzi",
        "asiya",
        "qafqaz mədəni irs sənətkarlıq yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
        "yunesko unesco avropa bakı daşkənd səmərqənd gəncə şəki şuşa",
    ),
)
