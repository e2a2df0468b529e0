/**
 * What an encoder for shops must tell apart, written by hand: the second text means more of the first than the third does,
 * though by its words alone the third is often nearer. English, Chinese and across. Written apart from the generated phrases
 * that the bundled encoder was trained on; everyday words and some wordings coincide.
 */
export interface Probe {
  readonly kind: 'colour' | 'negation' | 'price'
  readonly asked: string
  readonly near: string
  readonly far: string
}

const probes = (kind: Probe['kind'], table: string): Probe[] =>
  table
    .trim()
    .split('\n')
    .map((row) => {
      const [asked, near, far] = row.split('|').map((text) => text.trim())
      return { kind, asked: asked!, near: near!, far: far! }
    })

export const PROBES: readonly Probe[] = [
  ...probes(
    'negation',
    `
    a bag without leather | canvas bag | leather bag
    handbags, no leather | nylon handbag | genuine leather handbag
    shoes that are not black | white shoes | black shoes
    a sofa but not in grey | green sofa | grey sofa
    anything except red dresses | blue dress | red dress
    I don't want a wool sweater | cotton sweater | wool sweater
    no plastic water bottles | steel water bottle | plastic water bottle
    curtains, not white please | yellow curtains | white curtains
    headphones without a cable | wireless headphones | wired headphones
    a jacket without a hood | jacket with a collar | hooded jacket
    a non-leather belt | fabric belt | leather belt
    socks that aren't striped | plain socks | striped socks
    a table, but not glass | wooden table | glass table
    I'd rather not have a silk scarf | cotton scarf | silk scarf
    a lamp in any colour but gold | silver lamp | golden lamp
    dress, not floral | plain dress | floral dress
    no pink backpacks for my daughter | purple backpack for girls | pink backpack for girls
    a watch that isn't gold | silver watch | gold watch
    shampoo with no perfume | unscented shampoo | perfumed shampoo
    boots, never suede | leather boots | suede boots
    不要皮的包 | 帆布包 | 真皮包
    不是黑色的鞋子 | 白色鞋子 | 黑色鞋子
    毛衣不要羊毛的 | 棉毛衣 | 羊毛毛衣
    不要塑料的水杯 | 不锈钢水杯 | 塑料水杯
    沙发别给我灰色的 | 绿色沙发 | 灰色沙发
    除了红色都行的连衣裙 | 蓝色连衣裙 | 红色连衣裙
    窗帘不想要白色 | 黄色窗帘 | 白色窗帘
    没有帽子的外套 | 立领外套 | 连帽外套
    不带线的耳机 | 无线耳机 | 有线耳机
    袜子不要条纹的 | 纯色袜子 | 条纹袜子
    桌子，玻璃的不要 | 木桌子 | 玻璃桌子
    我不喜欢真丝围巾 | 棉围巾 | 真丝围巾
    非金色的手表 | 银色手表 | 金色手表
    不要碎花的裙子 | 纯色裙子 | 碎花裙子
    靴子不要麂皮 | 牛皮靴子 | 麂皮靴子
    不要皮的包 | canvas bag | leather bag
    a bag without leather | 帆布包 | 皮包
    shoes that are not black | 白色的鞋 | 黑色的鞋
    不是红色的连衣裙 | green dress | red dress
    sweater, no wool | 纯棉毛衣 | 羊毛毛衣
    curtains, not white please | 蓝色窗帘 | 白色窗帘
    不要塑料的水杯 | glass water bottle | plastic water bottle
  `,
  ),
  ...probes(
    'colour',
    `
    red sneakers | sneakers in red | blue sneakers
    navy blouse | dark blue blouse | yellow blouse
    a green kettle | kettle, green | kettle, black
    burgundy handbag | wine-red handbag | beige handbag
    purple yoga mat | violet yoga mat | orange yoga mat
    grey hoodie | gray hooded sweatshirt | white hooded sweatshirt
    sky blue shirt | light blue shirt | dark brown shirt
    something pink for the kitchen | pink mixing bowl | black mixing bowl
    silver earrings | earrings made of silver | gold earrings
    khaki trousers | khaki pants | black pants
    红色运动鞋 | 大红色的球鞋 | 蓝色的球鞋
    藏青色衬衫 | 深蓝色的衬衫 | 黄色的衬衫
    绿色的水壶 | 水壶 绿色 | 水壶 黑色
    酒红色手提包 | 暗红色手提包 | 米色手提包
    紫色瑜伽垫 | 瑜伽垫，紫的 | 瑜伽垫，橙的
    灰色卫衣 | 灰的连帽衫 | 白的连帽衫
    浅蓝色裙子 | 天蓝色裙子 | 棕色裙子
    粉色的碗 | 碗（粉红） | 碗（黑）
    银色耳环 | 银耳环 | 金耳环
    卡其色裤子 | 卡其裤 | 黑裤子
    red sneakers | 红色运动鞋 | 蓝色运动鞋
    绿色水壶 | green kettle | black kettle
    navy blouse | 藏青色女式衬衫 | 白色女式衬衫
    紫色瑜伽垫 | purple yoga mat | orange yoga mat
    beige coat | 米色大衣 | 黑色大衣
    棕色靴子 | brown boots | white boots
    yellow raincoat | 黄色雨衣 | 红色雨衣
  `,
  ),
  ...probes(
    'price',
    `
    cheap phone | inexpensive smartphone | luxury smartphone
    a laptop under 500 | laptop for less than 500 | laptop over 500
    luxury watch | high-end watch | budget watch
    not too expensive headphones | affordable headphones | premium headphones
    a sofa above 2000 | sofa costing more than 2000 | sofa costing less than 2000
    a low-cost printer | cheap printer | expensive printer
    perfume for at most 40 | perfume up to 40 dollars | perfume from 40 dollars upwards
    premium coffee machine | top of the range coffee maker | bargain coffee maker
    jeans below 60 | jeans cheaper than 60 | jeans dearer than 60
    costly rug | expensive rug | cheap rug
    a bargain on a camera | cheap camera | exclusive camera
    tent, max 150 | tent under 150 | tent over 150
    a tv for no more than 800 | television up to 800 | television from 800 upwards
    便宜的手机 | 价格低的智能手机 | 高档智能手机
    五百以内的笔记本电脑 | 不到500的笔记本电脑 | 500以上的笔记本电脑
    奢侈的手表 | 高端手表 | 平价手表
    不太贵的耳机 | 实惠的耳机 | 高档耳机
    两千以上的沙发 | 2000元以上的沙发 | 2000元以下的沙发
    经济实惠的打印机 | 便宜的打印机 | 昂贵的打印机
    香水最多400 | 400元以内的香水 | 400元以上的香水
    牛仔裤低于300 | 300以下的牛仔裤 | 300以上的牛仔裤
    帐篷不超过800 | 800以内的帐篷 | 800以上的帐篷
    贵一点的地毯 | 高价的地毯 | 便宜的地毯
    cheap phone | 便宜手机 | 高端手机
    500以内的笔记本电脑 | laptop under 500 | laptop over 500
    luxury watch | 奢华手表 | 便宜手表
    jeans below 300 | 300元以下的牛仔裤 | 300元以上的牛仔裤
    价格实惠的耳机 | affordable headphones | luxury headphones
    a sofa above 2000 | 2000元以上的沙发 | 2000元以内的沙发
    a premium coffee machine | 高端咖啡机 | 平价咖啡机
  `,
  ),
]

/**
 * Written later, without knowledge of the generated phrases or of the table above: what is right there and wrong here was
 * learned by its words.
 */
export const FRESH_PROBES: readonly Probe[] = [
  ...probes(
    'negation',
    `
    running socks that aren't cotton | merino running socks | cotton running socks
    cutting board, anything but bamboo | plastic cutting board | bamboo cutting board
    headphones with no wire | bluetooth headphones | wired headphones
    shampoo without perfume | unscented shampoo | perfumed shampoo
    bathroom mirror, no lights on it | plain bathroom mirror | lighted bathroom mirror
    i don't want a gas grill | charcoal grill | gas grill
    garden hose that isn't rubber | fabric garden hose | rubber garden hose
    duvet, no feathers please i'm allergic | microfibre duvet | feather duvet
    sandals with no heel | flat sandals | heeled sandals
    toddler puzzle not made of cardboard | wooden toddler puzzle | cardboard toddler puzzle
    frying pan w/o teflon | cast iron frying pan | teflon frying pan
    coffee table, can't stand glass tops | oak top coffee table | glass top coffee table
    summer dress, never polyester | linen summer dress | polyester summer dress
    lawn mower but not petrol | electric lawn mower | petrol lawn mower
    non-glossy lipstick | matte lipstick | glossy lipstick
    school backpack for my girl, she refuses pink | green school backpack | pink school backpack
    不要羊毛的围巾 | 纯棉围巾 | 羊毛围巾
    保温杯 别给我推荐塑料的 | 不锈钢保温杯 | 塑料保温杯
    除了黑色都行的雨伞 | 蓝色雨伞 | 黑色雨伞
    不带拉链的枕套 | 信封式枕套 | 拉链式枕套
    我不想要真皮的沙发 | 布艺沙发 | 真皮沙发
    瑜伽垫 非折叠款 | 卷式瑜伽垫 | 折叠瑜伽垫
    防晒霜拒绝喷雾型 | 乳液防晒霜 | 喷雾防晒霜
    台灯 千万别是插电的 | 充电台灯 | 插电台灯
  `,
  ),
  ...probes(
    'colour',
    `
    navy polo shirt | dark blue polo shirt | dark green polo shirt
    crimson throw pillow | deep red throw pillow | deep blue throw pillow
    off-white curtains for bedroom | cream coloured curtains | grey coloured curtains
    burgundy handbag | wine red ladies handbag | sky blue ladies handbag
    turquoise bike helmet | blue-green bike helmet | red-orange bike helmet
    charcoal area rug | dark grey area rug 5x8 ft | light pink area rug 5x8 ft
    tan ankle boots women | light brown ankle boots | jet black ankle boots
    lilac plant pot | pale purple plant pot | pale yellow plant pot
    phone case in scarlet | bright red phone case | bright green phone case
    violet hair dryer | 紫色吹风机 | 黄色吹风机
    orange camping tent | 橙色露营帐篷 | 绿色露营帐篷
    gold wristwatch for men | 金色男士手表 | 银色男士手表
    藏青色西装裤 | 深蓝色西装裤 | 浅灰色西装裤
    米白色电饭煲 | 奶白色电饭煲 | 纯黑色电饭煲
    酒红色指甲油 | 暗红色指甲油 | 暗绿色指甲油
    粉色儿童滑板车 | pink kids scooter | blue kids scooter
    想要一把棕色的办公椅 | brown office chair | white office chair
    天蓝色泳衣 女 | sky blue swimsuit | bright red swimsuit
  `,
  ),
  ...probes(
    'price',
    `
    tablet under 200 dollars | tablet for less than $200 | tablet for more than $200
    blender over 80 | blender costing more than 80 | blender costing less than 80
    tennis racket, fifty bucks at most | tennis racket no more than $50 | tennis racket no less than $50
    bookshelf at least 120 pounds in price | bookshelf £120 or above | bookshelf £120 or below
    cheap garden shears | low-priced garden shears | high-priced garden shears
    luxury perfume, money no object | expensive high-end perfume | inexpensive budget perfume
    winter coat below one hundred euros | winter coat under €100 | winter coat over €100
    building blocks set max 30 dollars | building blocks set not above $30 | building blocks set not below $30
    gaming monitor starting from 300 dollars | gaming monitor $300 minimum | gaming monitor $300 maximum
    affordable mattress | budget-friendly mattress | premium-priced mattress
    electric toothbrush that won't cost me more than 40 | electric toothbrush under 40 | electric toothbrush over 40
    pricey espresso machine | costly espresso machine | cheap espresso machine
    1000元以内的跑步机 | 跑步机 不超过1000元 | 跑步机 不低于1000元
    200块以上的钢笔 | 钢笔 高于200元 | 钢笔 低于200元
    便宜点的毛巾 | 低价毛巾 | 高价毛巾
    最多花一百块买个电水壶 | 电水壶 100元以下 | 电水壶 100元以上
    至少三百元的面霜 | 面霜 最低300元 | 面霜 最高300元
    送礼用 贵一点的茶具 | 高档昂贵茶具 | 低档廉价茶具
  `,
  ),
]
