import type { CategoryPlan } from '../plan.ts'
import { build, lines, list, typePlan, words } from '../plan.ts'
import { CLOTHING_FEATURES, CLOTHING_MATERIALS } from './clothingLines.ts'

const TECHNICAL = 'outdoor|sporty|modern|minimalist'

export const JACKETS: CategoryPlan = {
  path: ['Clothing', 'Jackets'],
  name: words('Jackets', '夹克外套'),
  count: 340,
  spread: 0.26,
  lines: lines(
    'Ridgeline 岭线|Tarn 山湖|Drift 漂流|Summit 峰顶|Harbour 海港|Fell 荒原|Squall 疾风|Lowland 低地|Beacon 灯塔|Heath 石楠|Glacier 冰川|Compass 罗盘|Slate 石板|Northlight 北光|Moorland 高沼|Skyward 向天|Cove 小湾|Transit 穿行|Ember 余烬|Wayside 路旁',
  ),
  audiences: list('women|women|women|men|men|men|unisex|kids'),
  sizes: 'letters',
  colours: list(
    'black|black|black|navy|navy|blue|blue|blue|blue|blue|olive|olive|green|grey|grey|red|red|orange|yellow|beige|purple|pink|brown|white',
  ),
  types: [
    typePlan(
      'rain jacket',
      7,
      8400,
      [
        build(
          'polyester|recycled polyester',
          'waterproof',
          'windproof|hooded|packable|reflective|lightweight',
          0.85,
          3,
        ),
        build('nylon', 'waterproof|windproof', 'breathable|hooded|packable|lightweight|quick-drying', 1.1, 3),
        build('nylon', 'waterproof|breathable|hooded', 'windproof|stretch|reflective', 1.3, 1),
      ],
      {
        styles: `${TECHNICAL}|casual|playful`,
        occasions: 'everyday|hiking|travel|commuting|camping',
        seasons: 'spring|summer|autumn',
        patterns: 'solid|solid|solid|solid|colour block|dotted|striped',
      },
      [
        words(
          'The {line} is the jacket for days when the forecast cannot be trusted.',
          '{line}，为天气预报靠不住的日子而准备。',
        ),
        words(
          'A rain jacket that lives in the bag and comes out when the sky turns grey.',
          '平时收在包里，天色一变就能派上用场的防雨夹克。',
        ),
        words(
          'Rain belongs outside: the {line} is light, quiet and dry.',
          '雨就该留在外面：{line}轻便、安静、滴水不入。',
        ),
      ],
    ),
    typePlan(
      'hardshell jacket',
      4,
      14900,
      [
        build(
          'nylon',
          'waterproof|windproof|breathable|hooded',
          'reflective|lightweight|stretch|multi-pocket',
          1.1,
          2,
        ),
        build(
          'recycled polyester',
          'waterproof|windproof|hooded',
          'breathable|multi-pocket|packable',
          0.88,
          2,
        ),
      ],
      {
        styles: 'outdoor|sporty|modern',
        occasions: 'hiking|skiing|camping|travel',
        seasons: 'spring|autumn|winter',
        patterns: 'solid|solid|solid|colour block',
      },
      [
        words(
          'Built for ridges and bad weather, the {line} is a shell for all seasons.',
          '{line}为山脊与恶劣天气而生，是四季皆宜的硬壳。',
        ),
        words('A three-layer shell for those who go anyway.', '三层硬壳，献给风雨无阻的人。'),
      ],
    ),
    typePlan(
      'ski jacket',
      2,
      16500,
      [
        build(
          'polyester|recycled polyester|nylon',
          'waterproof|insulated|windproof',
          'hooded|stretch|multi-pocket|breathable',
          1,
          1,
        ),
      ],
      {
        styles: 'sporty|outdoor|retro',
        occasions: 'skiing',
        seasons: 'winter',
        patterns: 'solid|solid|colour block|geometric',
      },
      [
        words(
          'From first lift to last run, the {line} keeps snow and cold outside.',
          '从第一班缆车到最后一趟雪道，{line}把雪和寒冷挡在身外。',
        ),
        words(
          'A ski jacket with a snow skirt, a pass pocket and warmth to spare.',
          '配有防雪裙与雪卡口袋，保暖绰绰有余的滑雪服。',
        ),
      ],
    ),
    typePlan(
      'down jacket',
      4,
      13900,
      [
        build('nylon+down', 'insulated|windproof', 'packable|lightweight|hooded|water-repellent', 1.1, 3),
        build('recycled polyester+down', 'insulated', 'hooded|windproof|relaxed fit|water-repellent', 0.9, 2),
      ],
      {
        styles: 'casual|outdoor|modern|streetwear',
        occasions: 'everyday|travel|hiking|commuting',
        seasons: 'winter|autumn',
      },
      [
        words('The {line} puts a cloud between you and the winter.', '{line}在你与寒冬之间添了一朵云。'),
        words(
          'A down jacket that warms within a minute and weighs next to nothing.',
          '一分钟就暖起来、几乎没有重量的羽绒服。',
        ),
      ],
    ),
    typePlan(
      'parka',
      3,
      15900,
      [
        build(
          'polyester|recycled polyester',
          'insulated|hooded|waterproof',
          'windproof|multi-pocket|reflective',
          1.05,
          2,
        ),
        build('cotton', 'insulated|hooded', 'multi-pocket|water-repellent|lined', 0.92, 1),
      ],
      {
        styles: 'casual|classic|streetwear|outdoor',
        occasions: 'everyday|commuting|travel',
        seasons: 'winter|autumn',
        colours: 'olive|olive|navy|navy|black|black|beige|grey|brown|blue|green',
      },
      [
        words(
          'A long parka for platforms, playgrounds and dog walks.',
          '长款派克大衣，等车、带娃、遛狗都合适。',
        ),
        words('The {line} covers you to the thigh and forgets nothing.', '{line}长及大腿，面面俱到。'),
      ],
    ),
    typePlan(
      'softshell jacket',
      3,
      8900,
      [
        build(
          'polyester+elastane|nylon+elastane',
          'windproof|stretch',
          'breathable|water-repellent|hooded|quick-drying',
          1,
          1,
        ),
      ],
      {
        styles: TECHNICAL,
        occasions: 'hiking|running|commuting|travel',
        seasons: 'spring|autumn',
        patterns: 'solid|solid|solid|colour block',
      },
      [
        words(
          'The {line} moves like a pullover and shields like a jacket.',
          '{line}像套头衫一样灵活，又像外套一样防护。',
        ),
        words('A softshell for fast days between the seasons.', '换季时节快节奏出行的软壳之选。'),
      ],
    ),
    typePlan(
      'fleece jacket',
      3,
      6200,
      [
        build(
          'fleece|fleece+recycled polyester',
          'insulated',
          'breathable|quick-drying|lightweight|hooded|relaxed fit',
          1,
          1,
        ),
      ],
      {
        styles: 'outdoor|casual|retro|playful',
        occasions: 'everyday|hiking|camping|home',
        seasons: 'autumn|winter|spring',
        patterns: 'solid|solid|colour block|geometric',
      },
      [
        words('The layer that everyone in the family wants to borrow.', '全家人都想借来穿的一件。'),
        words(
          'The {line} is warm by the fire and under a shell alike.',
          '{line}，围着篝火穿或叠在硬壳里都温暖。',
        ),
      ],
    ),
    typePlan(
      'windbreaker',
      3,
      5900,
      [
        build(
          'nylon|recycled polyester',
          'windproof|lightweight',
          'packable|water-repellent|reflective|hooded|breathable',
          1,
          1,
        ),
      ],
      {
        styles: 'sporty|streetwear|retro|playful',
        occasions: 'running|commuting|everyday|travel',
        seasons: 'spring|summer|autumn',
        patterns: 'solid|solid|colour block|colour block|striped',
      },
      [
        words('A thin shield against a stiff breeze.', '薄薄一层，抵挡强风。'),
        words(
          'The {line} weighs less than an apple and stops the wind.',
          '{line}比一个苹果还轻，却挡得住风。',
        ),
      ],
    ),
    typePlan(
      'denim jacket',
      2,
      7200,
      [build('denim|denim|denim+elastane', '', 'multi-pocket|relaxed fit|slim fit', 1, 1)],
      {
        styles: 'casual|classic|retro|streetwear',
        occasions: 'everyday|party',
        seasons: 'spring|summer|autumn',
        colours: 'blue|blue|blue|navy|black|grey|white',
      },
      [
        words(
          'A denim jacket with a straight cut and proper metal buttons.',
          '直筒版型、金属纽扣的经典牛仔夹克。',
        ),
        words('The {line} goes over everything from March to October.', '{line}，从三月到十月搭什么都行。'),
      ],
    ),
    typePlan(
      'bomber jacket',
      2,
      8600,
      [
        build('nylon', 'windproof', 'lined|water-repellent|insulated', 1, 2),
        build('leather', 'lined', 'slim fit|multi-pocket', 2.1, 1),
      ],
      {
        styles: 'streetwear|casual|retro|modern',
        occasions: 'everyday|party|commuting',
        seasons: 'spring|autumn',
        audiences: 'women|men|men|unisex',
        colours: 'black|black|olive|navy|brown|grey|red|beige|blue',
      },
      [
        words(
          'Short body, ribbed cuffs: the {line} is a bomber as it should be.',
          '短身、螺纹袖口，{line}就是飞行员夹克该有的样子。',
        ),
        words('A bomber jacket that finishes an outfit in one move.', '随手一披，整套造型就完整了。'),
      ],
    ),
    typePlan(
      'trench coat',
      2,
      13500,
      [
        build('cotton', 'water-repellent', 'lined|slim fit|relaxed fit', 1.1, 2),
        build('recycled polyester|polyester', 'waterproof', 'lined|packable|windproof', 0.88, 1),
      ],
      {
        styles: 'classic|elegant|minimalist',
        occasions: 'office|everyday|travel|commuting',
        seasons: 'spring|autumn',
        audiences: 'women|women|men',
        colours: 'beige|beige|beige|navy|black|olive|grey|brown|blue',
      },
      [
        words('A belted trench for wet pavements and good shoes.', '系带风衣，配湿润的街道与好鞋。'),
        words(
          'The {line} keeps the classic lines and leaves out the fuss.',
          '{line}保留经典线条，去掉繁复装饰。',
        ),
      ],
    ),
    typePlan(
      'wool coat',
      2,
      18900,
      [build('wool', 'lined|insulated', 'relaxed fit|slim fit', 1, 1)],
      {
        styles: 'classic|elegant|minimalist|modern',
        occasions: 'office|everyday|party',
        seasons: 'winter|autumn',
        patterns: 'solid|solid|solid|herringbone|checked',
        audiences: 'women|women|men',
        colours: 'beige|beige|grey|grey|black|navy|brown|red|olive|blue',
      },
      [
        words('A tailored coat that makes jeans look deliberate.', '一件让牛仔裤也显得用心的剪裁大衣。'),
        words(
          'The {line} is cut from one heavy cloth and warms without bulk.',
          '{line}选用厚实整料裁制，温暖不臃肿。',
        ),
      ],
    ),
  ],
  featureLines: CLOTHING_FEATURES,
  materialLines: CLOTHING_MATERIALS,
  closings: [
    words('Two hand pockets and one inside pocket.', '两侧手袋，另有一个内袋。'),
    words('Room for a pullover beneath; order your usual size.', '里面可穿毛衣，按平时尺码选购即可。'),
    words('Repairs are offered for five years.', '提供五年维修服务。'),
    words('The fit is true to size.', '尺码标准，不偏大不偏小。'),
    words('Sewn in small runs by a family workshop.', '由家庭工坊小批量缝制。'),
  ],
}
