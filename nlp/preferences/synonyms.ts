/**
 * Words for kinds of products that mean the same, in both languages. A catalogue that knows one of a row is asked by any
 * of them. Rows are for words that shoppers exchange freely; what a catalogue itself tells apart stays apart, because its
 * own words are looked up first. A shop that knows none of a row has none of it: it is asked for all the same, and says so.
 */
const ROWS = `
laptop|notebook|laptop computer|notebook computer|笔记本电脑|笔记本|手提电脑
phone|smartphone|mobile phone|mobile|cell phone|cellphone|smart phone|手机|智能手机
tv|television|telly|电视|电视机
pc|desktop|desktop computer|computer|台式机|台式电脑|电脑
monitor|screen|display|显示器|屏幕
headphone|headphones|headset|earphone|耳机
mouse|computer mouse|鼠标
keyboard|键盘
printer|打印机
toner|toner cartridge|硒鼓|墨粉
ink cartridge|ink|墨盒
battery|电池
charger|power adapter|充电器
camera|digital camera|相机|照相机
speaker|speakers|loudspeaker|音箱|音响
router|路由器
server|服务器
tablet|tablet computer|平板电脑|平板
hard drive|hard disk|hdd|硬盘
memory card|存储卡|内存卡
usb stick|usb flash drive|flash drive|memory stick|优盘|U盘
cable|线缆|数据线
projector|投影仪
fridge|refrigerator|冰箱
washing machine|washer|洗衣机
vacuum cleaner|vacuum|hoover|吸尘器
microwave|microwave oven|微波炉
jacket|coat|夹克|外套
trousers|pants|slacks|裤子|长裤
jeans|denim jeans|牛仔裤
shorts|短裤
shirt|衬衫|衬衣
t-shirt|tshirt|tee|t shirt|T恤
sweater|jumper|pullover|毛衣|针织衫
sweatshirt|hoodie|卫衣
suit|西装|西服
blazer|西装外套
dress|连衣裙|裙子
skirt|半身裙|短裙
kurta|库尔塔
saree|sari|纱丽
socks|袜子
underwear|内衣|内裤
bra|文胸|胸罩
pyjamas|pajamas|nightwear|睡衣
scarf|围巾
hat|cap|帽子
gloves|手套
belt|皮带|腰带
tie|necktie|领带
swimsuit|swimwear|泳衣
sneakers|trainers|运动鞋
shoes|shoe|footwear|鞋子|鞋
boots|靴子
sandals|凉鞋
slippers|flip flops|拖鞋
heels|high heels|高跟鞋
bag|handbag|包包|手提包|包
backpack|rucksack|bagpack|双肩包|背包
suitcase|trolley bag|luggage|行李箱|拉杆箱
wallet|purse|钱包
watch|wristwatch|手表|腕表
sunglasses|shades|太阳镜|墨镜
ring|戒指
necklace|项链
earrings|耳环
bracelet|手链
perfume|fragrance|香水
lipstick|口红
toy|toys|玩具
book|books|书
sofa|couch|沙发
chair|椅子
table|桌子
bed|床
mattress|床垫
pillow|枕头
blanket|毯子|毛毯
curtain|curtains|drapes|窗帘
rug|carpet|地毯
lamp|light|台灯
lantern|camping light|light|灯|露营灯|营地灯
flashlight|torch|手电筒|手电
headlamp|head torch|头灯
kettle|电水壶|热水壶
mug|cup|杯子|马克杯
bottle|water bottle|水杯|水瓶
knife|刀
pan|frying pan|平底锅
pot|锅
tent|帐篷
sleeping bag|睡袋
bicycle|bike|自行车
case|phone case|保护壳|手机壳
screen protector|贴膜|钢化膜
gift card|voucher|gift voucher|礼品卡|礼品券
umbrella|brolly|雨伞
desk|书桌|办公桌
wardrobe|衣柜
bookshelf|bookcase|书架
dishwasher|洗碗机
oven|烤箱
toaster|烤面包机
blender|搅拌机
coffee machine|coffee maker|espresso machine|咖啡机
air conditioner|空调
heater|取暖器
hair dryer|hairdryer|吹风机
toothbrush|牙刷
shampoo|洗发水
soap|肥皂|香皂
candle|蜡烛
vase|花瓶
flower|flowers|鲜花
chocolate|巧克力
wine|红酒|葡萄酒
bread|面包
pizza|披萨
guitar|吉他
piano|钢琴
drum kit|架子鼓
football|soccer ball|足球
basketball|篮球
tennis racket|网球拍
yoga mat|瑜伽垫
dumbbell|dumbbells|哑铃
treadmill|跑步机
skateboard|滑板
surfboard|冲浪板
skis|滑雪板
helmet|头盔
stroller|pram|婴儿车
diaper|diapers|nappies|nappy|纸尿裤|尿布
doll|洋娃娃
lego|乐高
puzzle|jigsaw|拼图
board game|桌游
video game|电子游戏
game console|playstation|xbox|游戏机
drone|无人机
hammer|锤子
drill|电钻
screwdriver|螺丝刀
ladder|梯子
lawn mower|lawnmower|割草机
plant|pot plant|盆栽|绿植
dog food|狗粮
cat food|猫粮
aquarium|fish tank|鱼缸
pencil|铅笔
pen|钢笔|圆珠笔
notepad|笔记本子
car|汽车
motorcycle|motorbike|摩托车
tyre|tire|tyres|轮胎
mirror|镜子
clock|wall clock|挂钟
painting|挂画
magazine|杂志
graphics card|gpu|显卡
webcam|摄像头
microphone|麦克风
power bank|充电宝
usb hub|集线器
`

/** Chinese names of brands that are written in Latin letters everywhere else. */
const BRAND_ROWS = `
apple|苹果
samsung|三星
sony|索尼
huawei|华为
xiaomi|小米
lenovo|联想
dell|戴尔
hp|惠普
asus|华硕
acer|宏碁
microsoft|微软
intel|英特尔
philips|飞利浦
panasonic|松下
canon|佳能
nikon|尼康
epson|爱普生
brother|兄弟
logitech|罗技
cisco|思科
kingston|金士顿
bosch|博世
siemens|西门子
nike|耐克
adidas|阿迪达斯
puma|彪马
reebok|锐步
new balance|新百伦
levis|李维斯
casio|卡西欧
`

export const BRAND_NAMES: readonly (readonly string[])[] = rowsOf(BRAND_ROWS)

export const SYNONYMS: readonly (readonly string[])[] = rowsOf(ROWS)

function rowsOf(text: string): readonly (readonly string[])[] {
  return text
    .trim()
    .split('\n')
    .map((row) => row.split('|'))
}
