import type { CategoryPlan } from '../plan.ts'
import { build, lines, list, typePlan, words } from '../plan.ts'

export const CAMPING: CategoryPlan = {
  path: ['Outdoor', 'Camping'],
  name: words('Camping', '露营装备'),
  count: 150,
  spread: 0.34,
  lines: lines(
    'Polaris 北极星|Firefly 萤火|Bivouac 野营|Clearing 林间空地|Starling 椋鸟|Embers 炭火|Hollow 山坳|Stillwater 静水|Owl 猫头鹰|Campfire 篝火|Fjord 峡湾|Thicket 丛林',
  ),
  audiences: [],
  sizes: 'each',
  colours: list('green|green|green|olive|olive|orange|orange|blue|blue|grey|red|yellow|beige|navy|black'),
  types: [
    typePlan(
      'tent',
      4,
      18900,
      [
        build('nylon+aluminium', 'waterproof|lightweight', 'windproof|easy setup|breathable', 1.25, 2),
        build(
          'polyester+aluminium|recycled polyester+aluminium',
          'waterproof',
          'easy setup|windproof|breathable|sun protection',
          0.85,
          3,
        ),
      ],
      {
        styles: 'outdoor',
        occasions: 'camping|hiking|travel',
        seasons: 'spring|summer|autumn',
        sizes: '1-person|2-person|3-person|4-person|6-person',
      },
      [
        words(
          'The {line} stands in five minutes and stays standing in wind.',
          '{line}五分钟搭好，大风中稳立。',
        ),
        words('A tent with two doors, so that nobody climbs over anybody.', '双门设计，谁也不用跨过谁。'),
      ],
    ),
    typePlan(
      'sleeping bag',
      3,
      11900,
      [
        build('nylon+down', 'insulated|lightweight|packable', 'water-repellent', 1.5, 2),
        build(
          'polyester|recycled polyester',
          'insulated',
          'packable|machine washable|water-repellent',
          0.65,
          3,
        ),
      ],
      {
        styles: 'outdoor',
        occasions: 'camping|hiking',
        seasons: 'spring|summer|autumn|winter',
        sizes: 'regular|long',
      },
      [
        words(
          'The {line} is warm at the feet, where cold nights begin.',
          '寒夜从脚底开始，{line}从脚底保暖。',
        ),
        words('A sleeping bag with a hood that closes like a good book.', '帽兜收得服帖的睡袋。'),
      ],
    ),
    typePlan(
      'sleeping mat',
      2,
      6900,
      [
        build('nylon|recycled polyester', 'insulated|packable|lightweight', '', 1.2, 1),
        build('polyester', 'self-inflating', 'insulated|packable', 0.9, 1),
      ],
      {
        styles: 'outdoor',
        occasions: 'camping|hiking',
        seasons: 'spring|summer|autumn',
        sizes: 'regular|long',
        colours: 'blue|blue|green|orange|orange|red|grey|olive|yellow',
      },
      [
        words('Stones? What stones?', '石头？哪里有石头？'),
        words('The {line} packs down to the size of a loaf of bread.', '{line}收起只有一条面包大小。'),
      ],
    ),
    typePlan(
      'lantern',
      3,
      3900,
      [
        build(
          'plastic|aluminium+plastic',
          'rechargeable|dimmable',
          'waterproof|long battery life|lightweight',
          1,
          2,
        ),
        build('aluminium+glass', 'rechargeable|dimmable', 'long battery life', 1.3, 1),
      ],
      {
        styles: 'outdoor|retro|modern',
        occasions: 'camping|home|gift',
        seasons: 'spring|summer|autumn',
        sizes: '',
        colours: 'orange|red|green|green|black|silver|yellow|blue|gold|olive',
      },
      [
        words('Warm light for cards, maps and late stories.', '暖光一盏，照亮牌局、地图与夜谈。'),
        words('The {line} hangs from a branch or stands on the table.', '{line}可挂枝头，也可立于桌上。'),
      ],
    ),
    typePlan(
      'camping stove',
      2,
      6400,
      [
        build('stainless steel|aluminium', 'foldable', 'lightweight|windproof|packable', 1, 2),
        build('titanium', 'foldable|lightweight', 'windproof|packable', 1.6, 1),
      ],
      {
        styles: 'outdoor|minimalist',
        occasions: 'camping|hiking',
        seasons: 'spring|summer|autumn',
        sizes: '',
        colours: 'silver|silver|black|red|orange|green|grey',
      },
      [
        words(
          'Coffee at 2,000 metres, four minutes after you thought of it.',
          '海拔两千米，想喝咖啡只要四分钟。',
        ),
        words('The {line} lights at the first click, gloves on.', '{line}一点即燃，戴着手套也行。'),
      ],
    ),
    typePlan(
      'camping chair',
      3,
      5900,
      [
        build('aluminium+polyester', 'foldable|lightweight', 'packable|breathable', 1.15, 2),
        build(
          'stainless steel+polyester|stainless steel+canvas',
          'foldable',
          'multi-pocket|adjustable',
          0.8,
          2,
        ),
        build('wood+canvas', 'foldable', 'adjustable', 1.3, 1),
      ],
      {
        styles: 'outdoor|classic|rustic',
        occasions: 'camping|beach|travel',
        seasons: 'spring|summer',
        patterns: 'solid|solid|solid|striped|checked|camouflage',
        sizes: '',
      },
      [
        words('The best seat is where you unfold it.', '在哪里展开，哪里就是最佳座位。'),
        words('The {line} holds 120 kg and an opinion on sunsets.', '{line}承重120公斤，陪你看每一场日落。'),
      ],
    ),
    typePlan(
      'cook set',
      2,
      5400,
      [
        build('aluminium', 'lightweight|packable', 'non-stick', 0.9, 2),
        build('stainless steel', 'dishwasher safe|packable', '', 0.9, 1),
        build('titanium', 'lightweight|packable', '', 1.9, 1),
      ],
      {
        styles: 'outdoor|minimalist',
        occasions: 'camping|hiking',
        seasons: 'spring|summer|autumn',
        sizes: '1-person|2-person|4-person',
        colours: 'silver|silver|grey|black|green|orange|red',
      },
      [
        words('Two pots, one pan, no rattle.', '两锅一盘，收纳不响。'),
        words(
          'The {line} nests like a Russian doll, with room for the stove.',
          '{line}像套娃般层层收纳，还能放下炉头。',
        ),
      ],
    ),
  ],
  featureLines: {
    waterproof: [
      words('It keeps out a night of rain.', '整夜下雨也不漏水。'),
      words('Sealed against rain and dew.', '密封防雨防露。'),
    ],
    'water-repellent': [words('Dew and spilled tea roll off.', '露水与洒出的茶水一抖即落。')],
    windproof: [words('It stands up to wind without fuss.', '有风也稳当。')],
    lightweight: [words('You will not notice it in the pack.', '放进背包几乎感觉不到。')],
    'easy setup': [words('Colour-coded parts make setting up child’s play.', '配件颜色对应，搭建轻而易举。')],
    breathable: [words('Mesh panels let air through.', '网纱透气。')],
    'sun protection': [words('The fabric blocks strong sun.', '面料阻隔强烈日晒。')],
    insulated: [words('It keeps the cold of the ground and the night away.', '隔绝地面与夜晚的寒气。')],
    packable: [words('It comes with a small sack and really fits in again.', '附收纳袋，而且真的装得回去。')],
    'machine washable': [words('It can go into a large washing machine.', '可放入大容量洗衣机清洗。')],
    'self-inflating': [words('Open the valve and it fills itself.', '打开气阀，自动充气。')],
    rechargeable: [words('It charges by USB-C.', 'USB-C充电。')],
    dimmable: [words('Brightness turns from glow to full beam.', '亮度可从微光调到全亮。')],
    'long battery life': [words('One charge lasts a long weekend.', '一次充电，用足整个长周末。')],
    foldable: [words('It folds in seconds.', '数秒即可折叠。')],
    adjustable: [words('It adjusts to how you like it.', '可按喜好调节。')],
    'multi-pocket': [words('Side pockets hold a cup, a book and a torch.', '侧袋可放杯子、书和手电。')],
    'non-stick': [words('The coating lets porridge slide out.', '不粘涂层，煮粥不糊底。')],
    'dishwasher safe': [words('Back home it goes into the dishwasher.', '回家后可用洗碗机清洗。')],
  },
  materialLines: {
    nylon: [words('Ripstop nylon saves weight without tearing.', '防撕裂尼龙，轻而不破。')],
    polyester: [words('The polyester is slow to fade in the sun.', '聚酯纤维面料，日晒不易褪色。')],
    'recycled polyester': [words('The fabric is made from recycled yarn.', '面料由再生纱线制成。')],
    down: [words('Water-resistant down lofts well and packs small.', '防水羽绒，蓬松好、收纳小。')],
    aluminium: [words('Aircraft-grade aluminium keeps it light and stiff.', '航空级铝合金，轻而硬挺。')],
    'stainless steel': [words('Stainless steel stands rough handling.', '不锈钢经得起粗放使用。')],
    titanium: [words('Titanium is as strong as steel at half the weight.', '钛合金强度如钢，重量减半。')],
    plastic: [words('The rubbery housing survives falls.', '外壳包胶，耐摔。')],
    glass: [words('A glass globe spreads the light softly.', '玻璃灯罩，光线柔和。')],
    canvas: [words('Thick canvas feels good after rain and sun.', '厚帆布，历经日晒雨淋依旧舒适。')],
    wood: [words('The beech frame is oiled.', '榉木框架，油面处理。')],
  },
  closings: [
    words('Spare parts are in stock for ten years.', '配件供应十年。'),
    words('Tried on our own trips before it came into the shop.', '上架前经过我们亲自试用。'),
    words('The instructions fit on one page.', '说明书只有一页。'),
    words('Guaranteed for five seasons.', '质保五个露营季。'),
  ],
}
