/**
 * Words for kinds of products that mean the same, in both languages. A catalogue that knows one of a row is asked by any
 * of them. Rows are for words that shoppers exchange freely; what a catalogue itself tells apart stays apart, because its
 * own words are looked up first.
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
backpack|rucksack|双肩包|背包
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
lamp|light|灯|台灯
kettle|电水壶|热水壶
mug|cup|杯子|马克杯
bottle|water bottle|水杯|水瓶
knife|刀
pan|frying pan|平底锅
pot|锅
tent|帐篷
sleeping bag|睡袋
bicycle|bike|自行车
gift card|voucher|gift voucher|礼品卡|礼品券
`

export const SYNONYMS: readonly (readonly string[])[] = ROWS.trim()
  .split('\n')
  .map((row) => row.split('|'))
