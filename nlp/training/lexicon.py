"""Words of shops in both languages, from which phrases are generated: the tables here, and those in nlp/preferences/reader/words.

A line is one meaning: English wordings | Chinese wordings, each divided by commas, the usual one first. In its tables the
languages are divided by a tab and wordings by |.
"""

from pathlib import Path

WORDS = Path(__file__).parent.parent / "preferences" / "reader" / "words"

Meaning = tuple[list[str], list[str]]


def meanings(table: str) -> list[Meaning]:
    rows = [line.split("|") for line in table.strip().splitlines()]
    return [tuple([word.strip() for word in side.split(",")] for side in row) for row in rows]


# Longer ones are clauses: "keeps its shape when wet" stands behind a noun, not before it.
MOST_WORDS = 2


def with_more(table: list[Meaning], name: str) -> list[Meaning]:
    """The table and the meanings of words/NAME.tsv; one that shares a word with another joins it, so that no two meanings of
    the result are the same."""
    merged: list[Meaning] = [(list(en), list(zh)) for en, zh in table]
    at = {word.lower(): row for row, meaning in enumerate(merged) for side in meaning for word in side}
    for line in (WORDS / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        en, zh = (side.split("|") for side in line.split("\t")[:2])
        en = [word for word in en if word.count(" ") < MOST_WORDS]
        if not en:
            continue
        row = next((at[word.lower()] for word in (*en, *zh) if word.lower() in at), len(merged))
        if row == len(merged):
            merged.append(([], []))
        for side, words in zip(merged[row], (en, zh)):
            side += [word for word in words if word not in side]
        at |= {word.lower(): row for word in (*en, *zh)}
    return merged


COLOURS = with_more(
    meanings("""
black|黑色,黑
white|白色,白
red|红色,红
blue|蓝色,蓝
navy,navy blue,dark blue|藏青色,深蓝色,海军蓝
green|绿色,绿
olive,olive green|橄榄绿,军绿色
yellow|黄色,黄
orange|橙色,橘色
purple,violet|紫色
pink|粉色,粉红色
brown|棕色,咖啡色,褐色
grey,gray|灰色
silver|银色
gold,golden|金色
beige,cream|米色,米白色
turquoise,teal|青绿色,湖蓝色
burgundy,wine red|酒红色
light blue,sky blue|浅蓝色,天蓝色
dark green|深绿色,墨绿色
multicoloured,colourful|彩色,多色
transparent,clear|透明
rose gold|玫瑰金
khaki|卡其色
"""),
    "colours",
)

MATERIALS = with_more(
    meanings("""
leather|皮革,真皮,皮
canvas|帆布
cotton|棉,纯棉
organic cotton|有机棉
wool|羊毛
merino wool|美利奴羊毛
cashmere|羊绒,山羊绒
silk|真丝,丝绸
linen|亚麻
denim|牛仔布
nylon|尼龙
polyester|涤纶,聚酯纤维
down|羽绒
velvet|天鹅绒,丝绒
suede|麂皮,绒面革
fur|皮草,毛皮
lace|蕾丝
rubber|橡胶
plastic|塑料
silicone|硅胶
glass|玻璃
wood,wooden|木质,木头,实木
bamboo|竹,竹制
metal|金属
stainless steel|不锈钢
aluminium,aluminum|铝合金,铝
titanium|钛,钛合金
cast iron|铸铁
ceramic|陶瓷
porcelain|瓷
stoneware|炻瓷,粗陶
marble|大理石
paper|纸质
cork|软木
rattan,wicker|藤编
carbon fibre,carbon fiber|碳纤维
faux leather,vegan leather|人造革,PU皮,素皮革
fleece|抓绒,摇粒绒
"""),
    "materials",
)

FEATURES = with_more(
    meanings("""
waterproof|防水
water-repellent|防泼水
windproof|防风
breathable|透气
hooded|连帽,带帽子
lightweight|轻便,轻量
foldable,folding|可折叠,折叠
insulated,warm|保暖
wireless|无线
wired|有线
rechargeable|可充电,充电式
noise-cancelling|降噪
bluetooth|蓝牙
solar,solar-powered|太阳能
anti-theft|防盗
non-stick|不粘
non-slip|防滑
quick-drying|速干
adjustable|可调节
portable|便携
slim-fit|修身
loose-fit,relaxed-fit|宽松
high-waisted|高腰
long-sleeved|长袖
short-sleeved|短袖
striped|条纹
checked,plaid|格子,格纹
floral|碎花,印花
plain,solid-colour|纯色
cushioned|缓震
stretchy,stretch|弹力
dishwasher-safe|可用洗碗机清洗
battery-powered|电池供电
electric|电动
manual|手动
automatic|自动
fragrance-free|无香
sugar-free|无糖
gluten-free|无麸质
vegan|纯素
vintage,retro|复古
modern|现代
minimalist|简约,极简
expandable|可扩展
packable|可收纳
reflective|反光
heated|加热
washable,machine-washable|可机洗
"""),
    "features",
)

AUDIENCES = meanings("""
women,ladies|女士,女款,女
men,gents|男士,男款,男
kids,children|儿童,孩子
girls|女孩,女童
boys|男孩,男童
babies,baby|婴儿,宝宝
teenagers,teens|青少年
my mother,my mum,mom|妈妈,母亲
my father,my dad|爸爸,父亲
my wife|妻子,老婆
my husband|丈夫,老公
my girlfriend|女朋友
my boyfriend|男朋友
my grandmother,grandma|奶奶,外婆
my grandfather,grandpa|爷爷,外公
my daughter|女儿
my son|儿子
my boss|老板
my colleague,a colleague|同事
my teacher|老师
my best friend,a friend|闺蜜,朋友
my dog|狗狗
my cat|猫咪
""")

OCCASIONS = meanings("""
birthday|生日
wedding|婚礼,结婚
Christmas|圣诞节
anniversary|纪念日
graduation|毕业
Valentine's Day|情人节
Mother's Day|母亲节
Father's Day|父亲节
New Year,Chinese New Year|新年,春节
housewarming|乔迁
hiking|徒步
running,jogging|跑步
camping|露营
travel,travelling|旅行
commuting|通勤
work,the office|上班,办公
school|上学
the gym,working out|健身
swimming|游泳
skiing|滑雪
yoga|瑜伽
cycling|骑行
the beach|海边,沙滩
a party,parties|聚会,派对
winter|冬天
summer|夏天
rainy days|下雨天
gaming|打游戏
everyday use|日常使用
a job interview|面试
""")

# What a shop sells, beside the taxonomy's categories: the words that shoppers use.
GOODS = with_more(
    meanings("""
jacket|夹克,外套
rain jacket,raincoat|雨衣,防雨夹克
winter coat,coat|大衣,冬天的外套
down jacket,puffer jacket|羽绒服
windbreaker|防风外套,风衣
vest,gilet|马甲,背心
sweater,jumper,pullover|毛衣
cardigan|开衫
hoodie|卫衣,连帽衫
T-shirt,tee|T恤
shirt|衬衫
blouse|女式衬衫
polo shirt|polo衫
dress|连衣裙
evening gown,evening dress|晚礼服
skirt|半身裙,裙子
trousers,pants|裤子,长裤
jeans|牛仔裤
shorts|短裤
leggings|打底裤,紧身裤
suit|西装,套装
pyjamas,pajamas|睡衣
underwear|内衣
socks|袜子
scarf|围巾
gloves|手套
hat|帽子
cap,baseball cap|棒球帽
belt|皮带,腰带
tie|领带
shoes|鞋子,鞋
sneakers,trainers|运动鞋,球鞋
running shoes|跑鞋,跑步鞋
boots|靴子
hiking boots|登山靴,徒步靴
ankle boots|短靴
sandals|凉鞋
slippers|拖鞋
high heels|高跟鞋
loafers|乐福鞋
bag|包,包包
backpack,rucksack|双肩包,背包
handbag|手提包
tote bag|托特包
shoulder bag|单肩包
crossbody bag|斜挎包
suitcase,luggage|行李箱,拉杆箱
wallet,purse|钱包
laptop bag,laptop case|电脑包
watch,wristwatch|手表,腕表
smartwatch,smart watch|智能手表
necklace|项链
earrings|耳环
bracelet|手链,手镯
ring|戒指
sunglasses|太阳镜,墨镜
umbrella|雨伞
headphones|耳机,头戴式耳机
earbuds,earphones,in-ear headphones|入耳式耳机,耳塞
headset|头戴耳麦,耳麦
speaker|音箱,音响
laptop,notebook,notebook computer|笔记本电脑,笔记本
desktop computer,desktop PC|台式电脑,台式机
tablet|平板电脑,平板
phone,mobile phone,smartphone|手机,智能手机
phone case|手机壳
charger|充电器
charging cable|充电线,数据线
power bank|充电宝,移动电源
keyboard|键盘
mouse|鼠标
mouse pad|鼠标垫
monitor,computer screen|显示器
printer|打印机
ink cartridge|墨盒
toner,toner cartridge|硒鼓,墨粉盒
camera|相机,照相机
tripod|三脚架
memory card|存储卡,内存卡
USB stick,flash drive|U盘
hard drive,hard disk|硬盘
router|路由器
television,TV|电视,电视机
projector|投影仪
game console|游戏机
video game|电子游戏
battery,batteries|电池
lamp|台灯,灯
light bulb|灯泡
fan|风扇
air conditioner|空调
heater|取暖器
vacuum cleaner|吸尘器
washing machine|洗衣机
fridge,refrigerator|冰箱
microwave|微波炉
oven|烤箱
kettle|电热水壶,水壶
coffee machine,coffee maker|咖啡机
blender|搅拌机
toaster|烤面包机
rice cooker|电饭煲
frying pan,skillet|平底锅,煎锅
pot,saucepan|锅,汤锅
knife,kitchen knife|菜刀,刀
cutting board,chopping board|砧板,切菜板
plate|盘子
bowl|碗
mug,cup|马克杯,杯子
water bottle|水杯,水瓶
thermos,vacuum flask|保温杯
cutlery|餐具
chair|椅子
office chair|办公椅
desk|书桌,办公桌
table|桌子
sofa,couch|沙发
bed|床
mattress|床垫
pillow|枕头
duvet,quilt|被子
bed sheets,bedding|床单,床上用品
blanket,throw|毯子,毛毯
curtains|窗帘
rug,carpet|地毯
towel|毛巾
mirror|镜子
vase|花瓶
candle|蜡烛
picture frame|相框
tent|帐篷
sleeping bag|睡袋
camping stove|露营炉具
torch,flashlight|手电筒
bicycle,bike|自行车
helmet|头盔
yoga mat|瑜伽垫
dumbbells|哑铃
football,soccer ball|足球
basketball|篮球
tennis racket|网球拍
fishing rod|钓鱼竿
toy|玩具
doll|娃娃
puzzle,jigsaw puzzle|拼图
board game|桌游
building blocks|积木
stroller,pram|婴儿车
car seat|安全座椅
nappies,diapers|尿不湿,纸尿裤
baby bottle|奶瓶
book|书
notebook,notepad|笔记本,本子
pen|钢笔,笔
lipstick|口红
perfume|香水
face cream,moisturiser|面霜
sunscreen|防晒霜
shampoo|洗发水
toothbrush|牙刷
hair dryer|吹风机
razor,shaver|剃须刀
soap|香皂
tea|茶叶
coffee,coffee beans|咖啡,咖啡豆
chocolate|巧克力
wine|红酒,葡萄酒
dog food|狗粮
cat food|猫粮
guitar|吉他
piano|钢琴
drill|电钻
screwdriver|螺丝刀
ladder|梯子
plant pot,flower pot|花盆
"""),
    "goods",
)

# Words that makers name their lines after.
LINE_WORDS = meanings("""
river|河流
mountain|山
peak|峰
forest|森林
ocean|海洋
harbour|海港
island|岛屿
valley|山谷
meadow|草地
desert|沙漠
glacier|冰川
thunder|雷霆
breeze|微风
storm|风暴
snow|雪
sunrise|日出
sunset|日落
twilight|暮光
moonlight|月光
starlight|星光
comet|彗星
aurora|极光
horizon|地平线
lighthouse|灯塔
anchor|锚
sail|帆
compass|指南针
bridge|桥
garden|花园
orchard|果园
cedar|雪松
maple|枫叶
birch|白桦
pine|松
lily|百合
rose|玫瑰
lavender|薰衣草
jasmine|茉莉
clover|三叶草
pepper|胡椒
ginger|生姜
honey|蜂蜜
almond|杏仁
falcon|猎鹰
eagle|鹰
swallow|燕子
fox|狐狸
wolf|狼
bear|熊
deer|鹿
dolphin|海豚
tiger|老虎
panda|熊猫
butterfly|蝴蝶
pebble|鹅卵石
marble|大理石
amber|琥珀
pearl|珍珠
coral|珊瑚
crystal|水晶
copper|铜
velvet|丝绒
echo|回声
melody|旋律
rhythm|节奏
harmony|和谐
tempo|速度
studio|工作室
gallery|画廊
avenue|大道
village|村庄
castle|城堡
palace|宫殿
crown|皇冠
knight|骑士
pilot|飞行员
captain|船长
sailor|水手
explorer|探险家
nomad|游牧
pioneer|先锋
voyage|航行
journey|旅程
freedom|自由
courage|勇气
hope|希望
dream|梦想
promise|承诺
memory|记忆
wonder|奇迹
spirit|精神
balance|平衡
motion|运动
orbit|轨道
galaxy|银河
gravity|重力
spark|火花
flame|火焰
ember|余烬
shadow|影子
whisper|低语
silence|寂静
breakfast|早餐
picnic|野餐
holiday|假日
weekend|周末
midnight|午夜
morning|早晨
spring|春天
autumn|秋天
winter|冬天
classic|经典
elegant|优雅
royal|皇家
urban|都市
wild|野性
swift|迅捷
gentle|温柔
bold|大胆
simple|简单
bright|明亮
quiet|安静
northern|北方
southern|南方
eastern|东方
western|西方
""")

# A price word with its opposite, for pairs that must not be mistaken for each other.
CHEAP = meanings("""
cheap|便宜的
inexpensive|价格低的
affordable|实惠的
low-priced,low-cost|低价的
budget|平价的
economical|经济的
reasonably priced|价格合理的
good value|划算的
bargain|特价的
discount|打折的
low-end|低端的
""")
DEAR = meanings("""
expensive|昂贵的,贵的
luxury,luxurious|奢华的,豪华的
high-end|高端的
premium|高档的
top-priced,high-priced|高价的
costly,pricey|价格高的
dear|价钱高的
exclusive|名贵的
top of the range|顶级的
upmarket|高级的
""")
