"""Given names that are usual between Istanbul, Baku, Tashkent and beyond: by one of them a person is known.

A surname of the region shows itself by its ending; those of other lands do not, so their given names must.
"""

from events.intake.press.lexicon import Words

GIVEN = Words(
    # Azerbaijani and Turkish
    "aygun aysel aynur ayten arzu afag aida afet aliya anar araz arif aqil azer bahar babek chingiz dilara elchin",
    "eldar elmira elnara elnur elshad emin esmira fakhriya farah farhad fariz fatma fidan gulnar gulnara gunay",
    "gunel habib hijran huseyn ilaha ilham ilgar ilqar irada jamila jamil javid kamal kamala kamran khalida konul",
    "kubra lala laman leyla lamiya mahir mammad mehriban matanat mubariz nargiz nazim nigar nurlan orkhan parviz",
    "ramil ramin rashad rauf rena ruslan sabina samir sara sevda sevinj sevil shahin shirin tahir tamara tarlan",
    "togrul tofig turkan ulviyya vagif vidadi vugar yegana zahra zaur zeynab ziya aylin ayse aysu burak burcu cem",
    "cemal deniz derya ebru elif emre engin esra fatih fikret filiz gokhan hakan halil hasan hatice hulya huseyin",
    "ibrahim ismail kemal kerem levent mehmet melek meltem meryem mert murat mustafa nalan nazan nermin nur nuray",
    "nurten omer onur orhan ozan ozge ozlem pinar recep selim selin sema serdar serkan sevgi sibel suleyman tarik",
    "tolga tugba tuncay ugur umit volkan yasemin yavuz yildiz yilmaz yusuf zeki zeynep zuhal",
    # Uzbek, Kazakh, Kyrgyz, Tajik, Turkmen
    "abdulla abror adiba akbar akmal alisher anvar aziz aziza bahodir bakhtiyor bahrom barno behzod bekzod",
    "bobomurod bobur botir davron",
    "davlat dildora dilfuza dilnoza dilshod diyor doniyor elyor farrukh farkhod feruza firuza furkat gayrat guli",
    "gulbahor gulchehra gulnora gulnoza hilola hulkar ikrom iroda islom jahongir jakhongir jamol jamshid jasur",
    "jurabek kamola komil lola lutfulla madina mahbuba mahliyo malika manzura mastura mavluda mukaddas munira",
    "muhabbat nafisa nargiza nilufar nigora nodir nodira odil ozoda ozodbek otabek oybek oygul rano ravshan",
    "rustam saida sanjar sardor sarvar shahlo shahnoza shavkat sherzod shohida shukhrat sitora timur ulugbek umid",
    "umida yulduz zafar zarif zarina zebo zilola zuhra aibek aidar aigerim aigul ainur aizada akylbek aliya almaz",
    "almagul altynai asel assel azamat bakyt baurzhan begimai bermet botagoz cholpon daniyar dastan erlan gulmira",
    "gulsara gulzat jyldyz kanat kairat kuban kunduz maksat marat meerim nazgul nurbek nurgul nursultan saltanat",
    "saule serik talgat tolkun tynar ulan yerlan zhanar zhanna zhibek maysa ogulgerek merdan annaguly jahan",
    # Russian, Georgian and neighbours
    "aleksandr aleksandra aleksey alexander alexandra alexey alexei alla anastasia anastasiya anatoly andrei",
    "andrey anna anton artem boris daria denis diana dmitri dmitriy dmitry ekaterina elena evgenia evgeny galina",
    "gennady georgy igor ilya inna irina ivan konstantin kristina ksenia larisa lidia liudmila ludmila marina",
    "maksim maxim mikhail nadezhda natalia nataliya natalya nikita nikolai nikolay nina oksana oleg olga pavel",
    "petr sergei sergey sofia stanislav stepan svetlana tatiana tatyana valentina valeria valery vasily vera",
    "veronika viktor viktoria vladimir vladislav vyacheslav yana yaroslav yelena yevgeny yulia yuri yuriy zoya",
    "giorgi nino lela tamar ketevan levan davit irakli zurab nana manana armen armine anahit gayane hayk lilit",
    "narine tigran",
    # Persian and Arabic
    "abbas abdullah abdulrahman ahmad ahmed aisha ali alireza amina amir amira bahram bashar behnaz fahad faisal",
    "farida farzaneh fatema fatemeh fatima ghada hamad hamid hanan hassan hossein hussain hussein iman jaber",
    "jasmin karim khaled khalid laila latifa layla mahdi mahmoud mahsa mansour mariam maryam masoud maha mina",
    "mohamed mohammad mohammed mona muhammad mohsen nada nadia nasser nasrin noor noura omar parisa rashid reem",
    "reza saeed sahar said salem salim salma samira sami shaikha soraya sultan tariq wafa walid yasmin yasser",
    "yousef youssef zainab",
    # Western and southern Europe, the Americas
    "adam alan albert alessandro alice amanda andrea andreas andrew angela anne annette antonio arthur barbara",
    "beatrice benjamin bernard brian carl carla carlo carlos carmen caroline catherine cecilia charles charlotte",
    "chiara chris christian christina christine christopher claire claudia claude daniel david deborah dominique",
    "donald dorothy edward eleanor elena elisabeth elizabeth ellen emily emma eric ernst eva federico fernando",
    "francesca francesco francis francois frank franz frederic gabriel george gerard giovanni giulia giuseppe",
    "hannah hans harry helen helena helga henri henry hugo ines ingrid isabel isabelle jack jacques james jane",
    "janet jean jennifer jessica joan joanna johann johannes john jonathan jorge jose joseph juan judith julia",
    "julie karen karl katherine kevin klaus laura laurent lisa louis louise luca lucas lucia luis luisa magdalena",
    "manuel marco margaret marguerite maria marie mario marta martha martin mary matthew michael michel miguel",
    "monica nancy natalie nicholas nicolas nicole oliver olivier pablo paola patricia patrick paul paula pedro",
    "peter petra philip philippe pierre rachel ralph rebecca richard robert roberto ruth samuel sandra sarah",
    "sebastian silvia simon sophie stefan stefano stephanie stephen steven susan sylvia thomas timothy ursula",
    "valerie victor victoria vincent walter werner william wolfgang",
    # East and South Asia
    "aiko akihiro akiko akira asuka ayumi chieko daisuke haruka haruki haruto haruko hideki hideo hiroko hiroshi",
    "hitoshi junko kaoru kazuko kazuo keiko kenichi kenji kenta kiyoshi koji kumiko makoto mariko masako masao",
    "megumi michiko mika minoru misaki naoko naoki naomi noriko osamu reiko ryo ryota sachiko satoshi shigeru",
    "shinji shizuka shota tadashi takashi takeshi takumi taro tetsuo tomoko toshiko yoko yoshiko yuka yuki yukiko",
    "yuko yumi yumiko aditi ajay amit anil anita anjali arun asha deepak deepika gita indira kavita kiran lakshmi",
    "meera neha nisha pooja pradeep priya raj rajesh rakesh ravi rekha rohit sanjay shanti sita sunil sunita",
    "suresh vijay",
)
