import type { CategoryPlan } from '../plan.ts'
import { build, lines, list, typePlan, words } from '../plan.ts'

export const BAGS: CategoryPlan = {
  path: ['Accessories', 'Bags'],
  name: words('Bags', '箱包'),
  count: 190,
  spread: 0.3,
  lines: lines(
    'Nomad 游牧|Parcel 包裹|Atlas 图集|Courier 信使|Pilgrim 朝圣者|Terminal 航站|Basecamp 大本营|Errand 小差事|Lookout 瞭望|Portage 搬运|Ferry 渡轮|Voyager 旅人|Ledger 账簿|Outpost 前哨',
  ),
  audiences: list('unisex|unisex|unisex|women|men'),
  sizes: 'each',
  colours: list(
    'black|black|black|navy|navy|grey|blue|blue|olive|olive|green|brown|beige|red|orange|yellow|purple|pink',
  ),
  types: [
    typePlan(
      'backpack',
      5,
      6200,
      [
        build(
          'recycled polyester|nylon',
          '',
          'laptop sleeve|water-repellent|lightweight|reflective|multi-pocket',
          0.95,
          3,
        ),
        build('canvas', '', 'multi-pocket|laptop sleeve', 1.05, 2),
        build('nylon', 'waterproof', 'reflective|laptop sleeve', 1.2, 1),
      ],
      {
        styles: 'casual|streetwear|minimalist|retro|playful',
        occasions: 'everyday|school|travel|commuting',
        patterns: 'solid|solid|solid|solid|striped|geometric|floral|camouflage',
        sizes: '15 l|18 l|20 l|24 l',
        audiences: 'unisex|unisex|women|men|kids',
      },
      [
        words(
          'The {line} holds a day: lunch, book, jumper, plans.',
          '{line}装得下一整天：午餐、书、毛衣和计划。',
        ),
        words('A daypack with padded straps and a lid that stays shut.', '加厚肩带、盖子牢靠的日用双肩包。'),
      ],
    ),
    typePlan(
      'hiking backpack',
      3,
      13200,
      [
        build(
          'nylon|recycled polyester',
          'ventilated back',
          'rain cover|adjustable|lightweight|multi-pocket|water-repellent',
          1,
          1,
        ),
      ],
      {
        styles: 'outdoor|sporty',
        occasions: 'hiking|camping|travel',
        sizes: '28 l|35 l|45 l|55 l|65 l',
        colours: 'blue|blue|green|green|olive|orange|red|grey|black|navy|purple',
      },
      [
        words(
          'The {line} puts the weight on the hips, where it belongs.',
          '{line}把重量交给髋部，背负更轻松。',
        ),
        words('A trekking pack that stays quiet on the back.', '贴背稳定、走起来不晃的登山包。'),
      ],
    ),
    typePlan(
      'laptop backpack',
      3,
      8900,
      [
        build(
          'recycled polyester|nylon',
          'laptop sleeve|water-repellent',
          'anti-theft|usb port|expandable|multi-pocket',
          1,
          3,
        ),
        build('leather', 'laptop sleeve', 'multi-pocket', 2, 1),
      ],
      {
        styles: 'modern|minimalist|classic',
        occasions: 'commuting|office|travel',
        sizes: '18 l|20 l|24 l|28 l',
        colours: 'black|black|black|grey|grey|navy|navy|blue|olive|brown|beige',
      },
      [
        words(
          'Office, airport, café: the {line} opens flat at all three.',
          '办公室、机场、咖啡馆，{line}都能平铺打开。',
        ),
        words('A laptop backpack that stands up on its own.', '放下也能自己站稳的电脑双肩包。'),
      ],
    ),
    typePlan(
      'tote bag',
      3,
      6800,
      [
        build('canvas|cotton', '', 'foldable|multi-pocket', 0.55, 2),
        build('leather|suede', 'lined', 'multi-pocket|laptop sleeve', 1.8, 2),
        build('vegan leather', 'lined', 'laptop sleeve|multi-pocket', 0.95, 1),
      ],
      {
        styles: 'minimalist|elegant|casual|bohemian',
        occasions: 'everyday|office|beach',
        patterns: 'solid|solid|solid|striped|floral|geometric',
        sizes: '10 l|12 l|15 l|18 l',
        audiences: 'women|women|unisex',
        colours: 'beige|beige|brown|brown|black|black|navy|white|red|green|pink|yellow',
      },
      [
        words('One big space, one small pocket, no searching.', '一个大空间，一个小口袋，不再翻找。'),
        words(
          'The {line} comes home from the market fuller than planned.',
          '{line}从集市回来，总比计划的更满。',
        ),
      ],
    ),
    typePlan(
      'messenger bag',
      2,
      7900,
      [
        build(
          'canvas|nylon|recycled polyester',
          'laptop sleeve',
          'water-repellent|reflective|expandable',
          0.85,
          2,
        ),
        build('leather', 'laptop sleeve', 'multi-pocket', 1.9, 1),
      ],
      {
        styles: 'classic|retro|casual|modern',
        occasions: 'commuting|office|school',
        sizes: '10 l|12 l|15 l',
        colours: 'black|black|brown|brown|olive|olive|navy|grey|beige|blue',
      },
      [
        words('Swing it round, flip it open, be on time.', '一甩到身前，翻盖即开，准时到达。'),
        words('The {line} rides close to the body on a bicycle.', '骑车时，{line}紧贴身侧。'),
      ],
    ),
    typePlan(
      'duffel bag',
      3,
      9200,
      [
        build(
          'recycled polyester|nylon',
          'water-repellent',
          'expandable|foldable|lightweight|multi-pocket',
          0.85,
          2,
        ),
        build('canvas', '', 'multi-pocket|lined', 1.05, 1),
        build('nylon', 'waterproof', 'adjustable', 1.2, 1),
      ],
      {
        styles: 'sporty|outdoor|classic|rustic',
        occasions: 'travel|gym|camping',
        sizes: '30 l|40 l|55 l|65 l|90 l',
        colours: 'black|black|navy|olive|grey|orange|red|yellow|blue|blue|brown',
      },
      [
        words('Throw in the weekend and zip it up.', '把周末塞进去，拉上拉链就走。'),
        words('The {line} fits under the seat and over the shoulder.', '{line}塞得进座位下，也扛得上肩。'),
      ],
    ),
    typePlan(
      'crossbody bag',
      3,
      5900,
      [
        build('leather|suede', 'adjustable', 'lined|multi-pocket', 1.5, 2),
        build(
          'nylon|vegan leather|recycled polyester',
          'adjustable',
          'water-repellent|anti-theft|multi-pocket',
          0.75,
          3,
        ),
      ],
      {
        styles: 'minimalist|elegant|streetwear|casual',
        occasions: 'everyday|travel|party',
        sizes: '2 l|3 l|5 l',
        audiences: 'women|women|unisex|men',
        colours: 'black|black|brown|beige|red|pink|green|navy|white|blue|yellow|gold',
      },
      [
        words('Phone, keys, cards, and both hands free.', '手机、钥匙、卡片，双手自由。'),
        words('The {line} is small outside and clever inside.', '{line}，小巧其外，巧思其内。'),
      ],
    ),
  ],
  featureLines: {
    waterproof: [
      words(
        'Welded seams and a roll of waterproof fabric keep the contents dry.',
        '热压接缝配合防水面料，内物滴水不沾。',
      ),
    ],
    'water-repellent': [
      words('The outside sheds rain between station and door.', '外层防泼水，从车站到家门都不怕雨。'),
      words('A water-repellent finish buys you time in a shower.', '防泼水处理，为你争取避雨的时间。'),
    ],
    'laptop sleeve': [
      words('A padded sleeve takes laptops up to 15 inches.', '加厚电脑隔层可放15英寸笔记本。'),
      words('The laptop slides in from the side, away from the bottom.', '笔记本侧面取放，悬空防撞。'),
    ],
    lightweight: [words('Empty, it weighs less than a water bottle.', '空包比一瓶水还轻。')],
    reflective: [words('Reflective strips are sewn in front and sides.', '正面与两侧缝有反光条。')],
    'multi-pocket': [
      words(
        'Inside, small pockets keep cables, pens and keys apart.',
        '内有多个小袋，数据线、笔、钥匙各归其位。',
      ),
    ],
    'ventilated back': [words('Air flows between pack and back.', '透气背板，背部不闷汗。')],
    'rain cover': [words('A rain cover hides in the bottom pocket.', '底部口袋藏有防雨罩。')],
    adjustable: [
      words('The strap adjusts without a tool and stays where you set it.', '肩带徒手可调，调好不滑。'),
    ],
    'anti-theft': [words('Zips face your back, out of strangers’ reach.', '拉链朝向背部，陌生人够不着。')],
    'usb port': [
      words('A USB port outside connects to the power bank within.', '外置USB口，连接包内充电宝。'),
    ],
    expandable: [words('A zip round the side gives five more litres.', '拉开侧边拉链，多出五升空间。')],
    foldable: [words('It folds flat when it is not needed.', '不用时可折叠收平。')],
    lined: [
      words('The cotton lining is light, so that things are easy to find.', '浅色棉质内衬，找东西一目了然。'),
    ],
  },
  materialLines: {
    nylon: [words('Dense nylon stands up to years of daily use.', '高密尼龙，日用多年不坏。')],
    'recycled polyester': [
      words(
        'The fabric comes from recycled bottles, about thirty a bag.',
        '面料来自回收瓶，每只包约用三十个。',
      ),
    ],
    canvas: [
      words('Waxed cotton canvas grows more handsome with scuffs.', '打蜡帆布，越磨越有味道。'),
      words('Heavy canvas with riveted corners.', '厚帆布，铆钉加固。'),
    ],
    cotton: [words('Thick cotton can go into the wash.', '厚实棉布，可水洗。')],
    leather: [
      words('Full-grain leather that darkens with the years.', '头层牛皮，随岁月加深色泽。'),
      words('Vegetable-tanned leather, cut and stitched by hand.', '植鞣皮革，手工裁切缝制。'),
    ],
    suede: [words('Soft suede with raw-cut edges.', '柔软绒面革，毛边裁切。')],
    'vegan leather': [words('Vegan leather that wipes clean with a damp cloth.', '素皮材质，湿布一擦即净。')],
  },
  closings: [
    words('Zips run smoothly and can be replaced.', '拉链顺滑，可更换。'),
    words('Ten years of guarantee on seams and buckles.', '缝线与扣具十年质保。'),
    words('The base is reinforced.', '底部加固。'),
    words('A key loop hides in the first pocket.', '前袋内藏钥匙扣。'),
  ],
}
