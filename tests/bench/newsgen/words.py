"""The words of the generated prose: lists without any fact in them. Their number keeps runs of words from repeating."""

NOUNS = """account advance afternoon airport album alley anchor answer apartment apron archive arena argument army
article attic auction audience avenue bakery balcony ballot banner barn barrier basement basket battery beacon bench
bicycle blanket boat border bottle boulevard brewery bridge broadcast brochure budget building bureau cabin cable
camera campus canal candle canopy canteen cargo carpet cathedral ceiling cellar ceremony chapel chapter chart choir
circus clinic coalition coast column comment committee compass complaint concert concrete conference contract corner
corridor cottage council counter courtyard crane crowd curtain customer dairy dashboard debate decade delay delegation
depot desert diary dinner discount district dock document dome draft drawer dream drought drum editor elevator
embankment engine entrance envelope escalator estate estimate evening exhibition factory fairground farm feather fence
ferry festival field figure flag flood florist forecast forest formula fountain fraction frame freezer frontier fuel
funnel furnace gallery garage garden gate glacier glance granary greenhouse grocery guideline guitar gully habit
hallway hammer handshake harbour harvest headline hedge helmet hilltop holiday horizon hospital hotel household hull
hydrant incident income indicator inquiry insurer interview invoice island jacket journey junction kettle kiosk
kitchen ladder lagoon lake lamp landlord landscape lantern laundry lawn layer leaflet lecture lemon lesson letter
library lighthouse lobby locker lorry lunch machine magazine mansion manual market meadow mechanic meeting memo
microphone mill mirror monument morning motorway mountain museum mystery neighbour network newsletter notebook notice
office opinion orchard orchestra outline oven paddock painting panel parade parcel park parliament passage passenger
pattern pavement pavilion pension petition phone piano picture pillar pipeline planet platform pocket policy pond
postcard poster pottery powder premium printer prison procedure programme project promise proposal puddle pump puzzle
quarry quarter question queue railway rainstorm ranch recipe reform refuge region repair report reservoir restaurant
retailer reunion ribbon river roof rumour runway sanctuary sandwich satellite schedule script sculpture seaside season
sector seminar shadow shelter shipyard signal silo skylight sofa soldier soup souvenir speech spire stable stadium
staircase stairway statue storm strategy studio suburb subway suitcase summit sunset supermarket supplier survey
switch symbol tavern telescope tenant terminal terrace theatre ticket timetable tower tractor tradition trail trailer
tram treaty tunnel turbine umbrella union valley vehicle venue verdict village vineyard visitor volcano voter voyage
waiter warehouse waterfall weekend wharf whistle window winter witness workshop yacht""".split()

ADJECTIVES = """abrupt amber ample ancient anxious awkward bare bitter blank blunt bold brave brief bright broad
broken busy calm careful cautious cheerful civic clear clumsy coastal cold colourful compact complex costly cramped
crisp crowded curious damp dark daring decent deep delicate dense distant dizzy double dry dull dusty eager early
eastern elderly electric elegant empty enormous faded faint fair familiar fancy fertile fierce flat fluent formal
forgotten fragile frank fresh friendly frosty frozen gentle gloomy golden graceful gradual grand grateful grave green
grim hasty heavy hidden hollow honest humble hungry idle immense inner innocent joint jolly keen late lavish lazy lean
legal lengthy local lonely loose loud lovely loyal lucky mature mellow mild minor misty modern modest muddy muted
narrow nearby neat nervous noble noisy northern obvious odd open ordinary outer painful pale parallel patient peaceful
plain playful pleasant polite poor popular private prompt proper proud public puzzled quaint quick quiet rainy rapid
rare raw ready recent regional remote restless rich rigid rough rural rusty sandy scarce secret serious severe shabby
shaky shallow sharp shiny silent simple sleepy slender slight slow smooth snowy sober soft solemn solid southern spare
sparse stale steady steep stern sticky stiff strange strict striking stubborn sturdy subtle sudden sunny surplus swift
tall tame temporary tender thick thin thorough tidy timid tiny tough tranquil treasured tricky twisted unusual upbeat
upper urban vague vast velvet vivid warm wary weary western wet wide wild windy wintry wise wooden worn worried
young""".split()

VERBS = """abandoned absorbed accepted adjusted admired altered amused announced anticipated approached arranged
assessed avoided balanced borrowed bypassed calmed cancelled carried celebrated challenged checked circled cleaned
cleared closed collected compared confused considered copied counted covered crossed damaged decorated delayed
delivered demanded described designed discussed divided doubled doubted dropped emptied encouraged enjoyed entered
escaped examined exchanged expanded explained explored favoured filled financed fixed flooded followed forgot framed
funded gathered greeted guarded handled heated heard ignored imagined improved included inspected interrupted
introduced invited joined judged kept labelled launched limited lifted linked loaded locked mapped measured mentioned
missed modernised moved narrowed needed noticed observed opened ordered outgrew overlooked packed painted passed
planned polished postponed praised prepared preserved printed promised protected pushed questioned raised reached
rebuilt recalled recorded reduced rejected removed rented repaired replaced reported rescued reserved restored
revealed reviewed rewrote sealed searched separated served settled shaped shared shifted shook sketched slowed
softened sold solved spoiled sponsored squeezed stored studied supplied supported surprised surrounded surveyed tested
tolerated traced transformed trimmed trusted understood unlocked updated valued visited warmed washed watched weighed
welcomed widened withdrew wrapped""".split()

ADVERBS = """abruptly actively anxiously barely boldly briefly broadly calmly carefully cautiously cheaply cheerfully
clearly closely coldly commonly constantly curiously daily deeply deliberately directly eagerly evenly fairly firmly
fondly formally frankly freely frequently fully gently gladly gradually greatly happily hardly heavily honestly
instantly jointly keenly kindly largely lately lightly locally loudly mainly mildly modestly neatly nervously normally
notably oddly openly partly patiently plainly politely poorly privately promptly proudly publicly quickly quietly
rapidly rarely readily regularly roughly sadly safely seldom sharply silently simply slowly smoothly softly solemnly
steadily strangely strictly suddenly swiftly tightly truly usually vaguely visibly warmly weekly widely wisely""".split()

MATERIALS = """bread brick bronze cement chalk charcoal cheese cider clay coal coffee copper cotton flour fruit glass
gravel honey ice iron ivory leather limestone linen marble milk oil paper plaster plywood rice rubber sand silk slate
snow steel sugar tar tea timber tin wax wheat wool zinc""".split()

PEOPLE = """accountants apprentices archivists bakers beekeepers botanists bricklayers carpenters caterers cleaners
clerks commuters cooks couriers dentists electricians farmers fishermen foresters gardeners geologists glaziers
grocers guides hikers joiners landowners librarians locksmiths meteorologists millers musicians neighbours nurses
opticians painters parents pensioners pharmacists plumbers postmen potters pupils residents retailers roofers sailors
shopkeepers stewards students surveyors tailors taxpayers teachers tenants tourists translators tutors vets volunteers
waiters weavers welders""".split()

PREPOSITIONS = """above across against along alongside around behind below beneath beside beyond inside near opposite
outside past through towards under within""".split()

MONTHS = """January February March April May June July August September October November December""".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

GIVEN_FEMALE = """Ada Agnes Alice Amelia Anita Anna Astrid Beatrice Bella Bridget Camille Carla Caroline Cecilia Clara
Claudia Cora Daniela Daria Diana Dora Edith Elena Elisa Ella Emilia Emma Esther Eva Fatima Fiona Flora Frieda Gabriela
Gloria Grace Greta Hanna Hazel Helena Ida Ines Irene Iris Isabel Jana Joanna Judith Julia Karin Katarina Klara Laura
Leila Lena Lidia Linda Lisa Lucia Lydia Magda Maria Marta Martha Matilda Mila Mina Miriam Monica Nadia Nina Nora Olga
Olivia Paula Petra Rachel Rita Rosa Ruth Sara Selma Silvia Simone Sofia Stella Susan Tamara Tanja Teresa Tina Ursula
Valerie Vera Wanda Zara""".split()
GIVEN_MALE = """Aaron Adam Adrian Albert Alex Andre Anton Arthur Basil Ben Boris Bruno Carl Cedric Conrad Cyril Daniel
David Dennis Edgar Edwin Elias Emil Eric Ernest Felix Florian Frank George Gerald Gustav Hans Harold Henry Hugo Igor
Isaac Ivan Jacob Jan Jasper Joel Jonas Joseph Julian Karl Kevin Kurt Leo Leon Louis Lucas Luke Magnus Marc Marcus
Mario Martin Max Michael Milan Moritz Nathan Niklas Nils Oliver Omar Oscar Otto Patrick Paul Peter Philip Ralph
Raymond Robert Roland Roman Rudolf Samuel Sebastian Simon Stefan Theo Thomas Tobias Tom Victor Vincent Walter Werner
William Xavier Yusuf""".split()

COUNTRIES = [
    ("Norway", "Norwegian"),
    ("Sweden", "Swedish"),
    ("Denmark", "Danish"),
    ("Finland", "Finnish"),
    ("Iceland", "Icelandic"),
    ("Ireland", "Irish"),
    ("Portugal", "Portuguese"),
    ("Spain", "Spanish"),
    ("Italy", "Italian"),
    ("Greece", "Greek"),
    ("Poland", "Polish"),
    ("Hungary", "Hungarian"),
    ("Romania", "Romanian"),
    ("Bulgaria", "Bulgarian"),
    ("Austria", "Austrian"),
    ("Germany", "German"),
    ("Belgium", "Belgian"),
    ("Estonia", "Estonian"),
    ("Latvia", "Latvian"),
    ("Lithuania", "Lithuanian"),
    ("Kenya", "Kenyan"),
    ("Ethiopia", "Ethiopian"),
    ("Uganda", "Ugandan"),
    ("Morocco", "Moroccan"),
    ("Japan", "Japanese"),
    ("South Korea", "South Korean"),
    ("Canada", "Canadian"),
    ("Mexico", "Mexican"),
    ("Brazil", "Brazilian"),
    ("Chile", "Chilean"),
    ("Peru", "Peruvian"),
    ("Argentina", "Argentine"),
    ("Australia", "Australian"),
    ("Croatia", "Croatian"),
]


def plural(noun):
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"


PLURALS = [plural(noun) for noun in NOUNS]
