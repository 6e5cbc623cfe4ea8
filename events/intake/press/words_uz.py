"""Uzbek words by which a press text is read."""

from events.intake.press.lexicon import Kinds, Lexicon, Words

LEXICON = Lexicon(
    grammar="after",
    heads=Words(
        "direktori direktor mudiri mudir raisi rahbari rahbar o'rinbosari vaziri vazir hokimi hokim boshlig'i boshliq",
        "rektori rektor prorektori professori professor dotsenti dotsent prezidenti prezident elchisi elchi",
        "maslahatchisi",
        "kotibi kotib eksperti ekspert mutaxassisi mutaxassis vakili vakil koordinatori menejeri a'zosi rassomi rassom",
        "dizayneri dizayner ustasi usta kuratori kurator me'mori tadqiqotchisi tadqiqotchi xodimi asoschisi muharriri",
        "jurnalisti olimi akademik o'qituvchisi yordamchisi deputati konsuli kulol zargar tarixchi san'atshunos",
        "etnograf arxeolog tadbirkor dekani doktori hunarmandi hunarmand kashtachi to'quvchi restavratori",
    ),
    modifiers=Words(
        "ijrochi bosh birinci katta ilmiy umumiy yetakchi xalq bo'lim sektor boshqarma shahar shahri tuman tumani",
        "viloyat viloyati davlat madaniyat xalqaro respublika mintaqaviy jamoat xorijiy mahalliy milliy va bo'yicha",
        "huzuridagi qoshidagi nomidagi departament markaz muzey galereya filial gilam san'at amaliy turizm ta'lim fan yoshlar",
        "badiiy texnik ijodiy kasb adliya bandlik aloqalar ishlari loyiha dastur hunarmandchilik tarix hokimi",
        "hokimining vazirining raisining direktorining rahbarining boshlig'ining bo'limi boshqarmasi bo'limining",
        "boshqarmasining departamenti departamentining hamkorlik anglashuv",
    ),
    bearers=Words("vaziri vazir hokimi hokim prezidenti elchisi konsuli deputati"),
    parts=Words("bo'lim* sektor* filial* kafedra* fakultet* departament* laboratoriya*"),
    organisations=Kinds(
        association="birlashma* uyushma* ittifoq* jamg'arma* jamiyat* federatsiya* assotsiatsiya* fond*",
        government="vazirlig* vazirlik* agentlig* agentlik* qo'mita* boshqarma* departament* elchixona* hokimlig* "
        "hokimlik* bo'lim* komissiya* xizmat*",
        gallery="galereya*",
        museum="muzey*",
        school="universitet* institut* akademiya* maktab* kollej* konservatoriya* litsey*",
        centre="markaz*",
        company="kompaniya* mchj aj korxona* bank* fabrika* ustaxona*",
        media="gazeta* jurnal* teleradio* telekanal*",
        other="tashkilot* kengash* klub* filial* palata* teatr* kutubxona* uyi uyining",
    ),
    events=Kinds(
        forum="forum forumi forumda forumida forumning forumining",
        other="konferensiya* anjuman* simpozium* kongress* festival* seminar* davra_suhbati vebinar*",
        session="sessiya* panel paneli panelda sho'ba*",
        masterclass="mahorat_darsi mahorat_darslari master-klass*",
        meeting="uchrashuv uchrashuvi uchrashuvda uchrashuvlar",
        signing="imzolash imzolanish*",
    ),
    held=Words("o'tkazildi o'tkazilgan o'tkazilmoqda bo'lib o'tdi boshlandi ochildi tashkil yakunlandi davom bo'ldi"),
    talk_nouns=Words("mavzu* ma'ruza* taqdimot* nutq*"),
    talk_verbs=Words("so'zladi so'zga gapirdi ma'ruza taqdimot qildi qilgan o'qidi so'z chiqdi chiqish"),
    said=Words("dedi deydi ta'kidladi bildirdi aytdi qayd aytib qo'shimcha"),
    works=Words("kitob* film* albom* katalog* jurnal* gazeta* medal* qo'shiq* raqs* tanlov* mukofot* roman*"),
    projects=Words("loyiha*"),
    exhibitions=Words("ko'rgazma*"),
    openings=Words("ochilishi ochilish ochilishida"),
    named=Words("nomli"),
    on=Words("haqida to'g'risida"),
    links=Words("va bo'yicha"),
    conjunctions=Words("va hamda shuningdek esa"),
    starters=Words(
        "forumda tadbirda ko'rgazmada anjumanda seminarda konferensiyada so'ng keyin bu u shu mazkur unda doirasida",
        "ilk boshqa bundan avval oxirida yakunida ma'lumotga ko'ra ularning ular biz loyiha barcha ishtirokchilar",
        "tadbir memorandum hujjat shartnoma uchrashuvda uchrashuv marosimda ochilishda nutqida ma'lumki shuningdek",
    ),
    honorifics=Words("dr prof janob xonim"),
    patronyms=Words("o'g'li qizi ogli"),
    months=Words(
        "yanvar fevral mart aprel may iyun",
        "iyul avgust sentabr oktabr noyabr dekabr",
    ),
    papers=Kinds(
        cooperation="memorandum memorandumi memorandumga memorandumini",
        agreement="kelishuv kelishuvi shartnoma shartnomasi bitim bitimi",
        protocol="protokol protokoli bayonnoma",
        resolution="rezolyutsiya rezolyutsiyasi deklaratsiya",
    ),
    signed=Words("imzolandi imzolangan imzoladi imzoladilar imzolashdi"),
    reports=Words("xabar ma'lum yozadi"),
    respectively=Words("mos"),
    pronouns=Words("u uning o'z"),
    venues=Words(
        "markaz* saroy* muzey* mehmonxona* zal* galereya* universitet* maydon* kutubxona* teatr* bog'* uyi "
        "uyida akademiya* institut* karvonsaroy* ustaxona* maktab* fabrika* majmua* madrasa*"
    ),
    visits=Words("tashrif borishdi"),
    into=Words("zzz"),
    by=Words("tomonidan"),
    nationalities=Words(
        "ozarbayjon o'zbekiston turkiya xalqaro milliy xalq respublikasi respublikasining ipak yo'li",
        "dunyo markaziy osiyo",
        "kavkaz madaniy meros hunarmandchilik yanvar fevral mart aprel may iyun iyul avgust sentabr",
        "oktabr noyabr dekabr yunesko unesco yevropa boku toshkent samarqand buxoro xiva",
    ),
)
