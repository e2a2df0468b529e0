import type { CategoryPlan } from '../plan.ts'
import { build, lines, list, typePlan, words } from '../plan.ts'

export const HOME_TEXTILES: CategoryPlan = {
  path: ['Home', 'Home Textiles'],
  name: words('Home Textiles', '家纺'),
  count: 130,
  spread: 0.32,
  lines: lines(
    'Hygge 暖居|Dusk 薄暮|Meadow 草甸|Snug 依偎|Lagoon 潟湖|Cloud 云朵|Heather 石楠花|Nest 小巢|Stillwater 静水|Canopy 华盖|Feather 轻羽|Orchard 果园',
  ),
  audiences: [],
  sizes: 'each',
  colours: list('white|white|grey|grey|beige|beige|blue|blue|green|navy|pink|yellow|red|purple|orange|olive'),
  types: [
    typePlan(
      'duvet cover set',
      4,
      7900,
      [
        build('cotton|organic cotton', 'machine washable', 'breathable|easy-iron|hypoallergenic', 0.9, 3),
        build('linen', 'machine washable|breathable', '', 1.6, 1),
      ],
      {
        styles: 'minimalist|classic|bohemian|playful|modern',
        occasions: 'home|gift',
        patterns: 'solid|solid|striped|floral|checked|geometric|dotted',
        sizes: 'single|double|king',
      },
      [
        words('The {line} makes Sunday last until Monday evening.', '{line}，让周日一直延续到周一晚上。'),
        words(
          'A duvet cover with matching pillowcases and hidden buttons.',
          '配同款枕套、暗扣设计的床品套装。',
        ),
      ],
    ),
    typePlan(
      'cushion',
      4,
      2600,
      [
        build('cotton|linen|organic cotton', 'machine washable', '', 0.9, 2),
        build('velvet|wool', '', 'hypoallergenic', 1.2, 2),
      ],
      {
        styles: 'bohemian|modern|retro|classic|playful',
        occasions: 'home|gift',
        patterns: 'solid|solid|striped|floral|geometric|checked|dotted',
        sizes: '45 x 45 cm|50 x 50 cm',
      },
      [
        words('The sofa was waiting for this.', '沙发等的就是它。'),
        words('The {line} is plump, soft and easy to steal.', '{line}饱满柔软，总被人顺走。'),
      ],
    ),
    typePlan(
      'throw blanket',
      3,
      5900,
      [
        build('wool|merino wool', 'insulated', 'lightweight', 1.4, 2),
        build(
          'cotton|fleece|recycled polyester',
          'machine washable',
          'insulated|lightweight|hypoallergenic',
          0.7,
          2,
        ),
      ],
      {
        styles: 'rustic|classic|minimalist|bohemian',
        occasions: 'home|gift|camping',
        patterns: 'solid|solid|checked|checked|striped|herringbone|geometric',
        sizes: '130 x 170 cm|150 x 200 cm',
      },
      [
        words('For the last chapter and the first frost.', '陪你读完最后一章，迎来第一场霜。'),
        words('The {line} covers two people who like each other.', '{line}，够两个人依偎着盖。'),
      ],
    ),
    typePlan(
      'towel set',
      3,
      3900,
      [
        build(
          'cotton|organic cotton|cotton',
          'absorbent|machine washable',
          'quick-drying|hypoallergenic',
          1,
          2,
        ),
        build('bamboo+cotton', 'absorbent|machine washable', 'quick-drying', 1.1, 1),
      ],
      {
        styles: 'minimalist|classic|modern',
        occasions: 'home|gift|beach|gym',
        patterns: 'solid|solid|solid|striped|geometric',
        sizes: '50 x 100 cm|70 x 140 cm',
      },
      [
        words('Thick after the first wash, and after the fiftieth.', '洗一次厚实，洗五十次依旧厚实。'),
        words('The {line} is a set of four with loops for hanging.', '{line}四条一套，带挂环。'),
      ],
    ),
    typePlan(
      'curtains',
      2,
      6900,
      [
        build('polyester|recycled polyester', 'blackout', 'insulated|machine washable', 1, 2),
        build('linen|cotton|velvet', '', 'machine washable|lined', 1.15, 2),
      ],
      {
        styles: 'minimalist|classic|modern|elegant',
        occasions: 'home',
        patterns: 'solid|solid|solid|striped|floral|geometric',
        sizes: '140 x 245 cm|140 x 260 cm',
      },
      [
        words(
          'The {line} falls in even folds and keeps the street outside.',
          '{line}垂坠均匀，把街道隔在窗外。',
        ),
        words('A pair of curtains that lets you sleep late.', '让你安心睡懒觉的一对窗帘。'),
      ],
    ),
    typePlan(
      'rug',
      3,
      12900,
      [
        build('wool', '', 'non-slip', 1.4, 2),
        build('cotton|recycled polyester', 'machine washable', 'non-slip', 0.7, 2),
        build('jute', '', 'non-slip', 0.8, 1),
      ],
      {
        styles: 'bohemian|modern|rustic|classic|minimalist',
        occasions: 'home',
        patterns: 'geometric|geometric|striped|solid|floral|checked',
        sizes: '80 x 150 cm|120 x 170 cm|160 x 230 cm|200 x 290 cm',
      },
      [
        words('The {line} pulls a room together.', '{line}让整个房间浑然一体。'),
        words('A rug that is kind to bare feet on cold mornings.', '清冷早晨，赤脚踩上也温柔的地毯。'),
      ],
    ),
  ],
  featureLines: {
    'machine washable': [words('Machine washable at 40 degrees.', '可40度机洗。')],
    breathable: [words('Air passes through, for cool nights.', '透气面料，夜里清爽。')],
    'easy-iron': [words('Out of the dryer, on to the bed; no ironing.', '烘干即铺，无需熨烫。')],
    hypoallergenic: [words('Suitable for people with allergies.', '适合过敏体质人群。')],
    insulated: [words('It keeps warmth in on winter evenings.', '冬夜里留住暖意。')],
    lightweight: [words('Warm without pressing.', '保暖而不压身。')],
    absorbent: [words('Drinks up water at the first touch.', '一触即吸水。')],
    'quick-drying': [words('Dry again before the next shower.', '下次洗澡前就已晾干。')],
    blackout: [words('It keeps out nearly all daylight.', '几乎完全遮光。')],
    lined: [words('A lining protects the colour from the sun.', '带衬里，防晒不褪色。')],
    'non-slip': [words('The back holds on to wooden floors.', '背面防滑，木地板上不移位。')],
  },
  materialLines: {
    cotton: [words('Combed cotton, smooth and lasting.', '精梳棉，顺滑耐用。')],
    'organic cotton': [
      words('Organic cotton, certified from field to shelf.', '有机棉，从田间到货架全程认证。'),
    ],
    linen: [words('Stone-washed linen, soft from the first night.', '水洗亚麻，第一晚就柔软。')],
    velvet: [words('Velvet with a deep, changing colour.', '丝绒色泽深邃，随光而变。')],
    wool: [words('Pure new wool from small farms.', '纯新羊毛，来自小型牧场。')],
    'merino wool': [words('Merino wool, fine enough for bare skin.', '美利奴羊毛，细腻亲肤。')],
    fleece: [words('Fluffy fleece on both sides.', '双面绒，蓬松柔软。')],
    polyester: [words('The dense weave keeps its colour for years.', '高密织造，多年不褪色。')],
    'recycled polyester': [words('Woven from recycled yarn.', '由再生纱线织成。')],
    bamboo: [words('Bamboo fibre adds a silky touch.', '竹纤维带来丝滑触感。')],
    jute: [words('Braided jute, warm in colour and hard to wear out.', '黄麻编织，色调温暖，经久耐磨。')],
  },
  closings: [
    words('Certified free of harmful substances.', '通过有害物质检测认证。'),
    words('Woven in small runs.', '小批量织造。'),
    words('The colours match the rest of the range.', '颜色可与同系列搭配。'),
    words('Comes in a cotton bag instead of plastic.', '以棉布袋代替塑料包装。'),
  ],
}
