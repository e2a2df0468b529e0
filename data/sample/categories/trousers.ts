import type { CategoryPlan } from '../plan.ts'
import { build, lines, list, typePlan, words } from '../plan.ts'
import { CLOTHING_FEATURES, CLOTHING_MATERIALS } from './clothingLines.ts'

export const TROUSERS: CategoryPlan = {
  path: ['Clothing', 'Trousers'],
  name: words('Trousers', '裤子'),
  count: 180,
  spread: 0.28,
  lines: lines(
    'Passage 通路|Quarry 采石场|Fieldway 田径|Switchback 盘山|Portside 左舷|Millbrook 磨坊溪|Stride 阔步|Anchor 船锚|Meridian 子午|Larch 落叶松|Bridgeway 桥路|Orchard 果园|Tempo 节奏|Calder 卡尔德|Foundry 铸造',
  ),
  audiences: list('women|women|men|men|unisex|kids'),
  sizes: 'letters',
  colours: list('black|black|navy|navy|grey|grey|olive|beige|brown|blue|green|white'),
  types: [
    typePlan(
      'chinos',
      4,
      5900,
      [build('cotton|cotton+elastane|organic cotton', '', 'stretch|slim fit|relaxed fit|easy-iron', 1, 1)],
      {
        styles: 'casual|classic|minimalist',
        occasions: 'everyday|office|travel',
        seasons: 'spring|summer|autumn',
        colours: 'beige|beige|beige|navy|olive|grey|black|brown|blue|white',
      },
      [
        words('The {line} goes to the office and stays for dinner.', '{line}白天上班，晚上赴宴都合适。'),
        words('Chinos with a clean front and a comfortable rise.', '前片平整、裆部舒适的休闲长裤。'),
      ],
    ),
    typePlan(
      'jeans',
      5,
      7600,
      [build('denim|denim+elastane', '', 'stretch|slim fit|relaxed fit|high waist', 1, 1)],
      {
        styles: 'casual|classic|streetwear|retro',
        occasions: 'everyday|party',
        seasons: 'spring|autumn|winter',
        colours: 'blue|blue|blue|blue|navy|navy|black|black|grey|white',
      },
      [
        words(
          'Five pockets, straight talk: the {line} is a pair of jeans without tricks.',
          '五袋设计、不玩花样，{line}就是一条好牛仔裤。',
        ),
        words('Jeans that fit the way the old ones did.', '像那条穿惯了的旧牛仔裤一样合身。'),
      ],
    ),
    typePlan(
      'hiking trousers',
      4,
      8800,
      [
        build(
          'nylon+elastane',
          'stretch|quick-drying',
          'breathable|water-repellent|sun protection|multi-pocket',
          1,
          2,
        ),
        build(
          'recycled polyester',
          'quick-drying',
          'lightweight|sun protection|multi-pocket|breathable',
          0.85,
          1,
        ),
      ],
      {
        styles: 'outdoor|sporty',
        occasions: 'hiking|camping|travel',
        seasons: 'spring|summer|autumn',
        colours: 'olive|olive|grey|grey|black|navy|beige|brown|blue',
      },
      [
        words('The {line} is at home between tree line and summit.', '从林线到峰顶，{line}都游刃有余。'),
        words('Hiking trousers that dry while you walk.', '边走边干的徒步裤。'),
      ],
    ),
    typePlan(
      'rain trousers',
      2,
      6900,
      [build('nylon|recycled polyester', 'waterproof', 'packable|windproof|reflective|breathable', 1, 1)],
      {
        styles: 'outdoor|minimalist',
        occasions: 'hiking|commuting|camping',
        seasons: 'spring|autumn',
        colours: 'black|black|navy|grey|olive|yellow|blue',
      },
      [
        words(
          'Pulled over in a moment, the {line} keeps your legs dry to the shoe.',
          '{line}随手一套，从腿到脚面都干爽。',
        ),
        words('Rain trousers for cyclists and stubborn walkers.', '为骑行者和风雨无阻的徒步者准备的防雨裤。'),
      ],
    ),
    typePlan(
      'joggers',
      4,
      4600,
      [
        build(
          'cotton|organic cotton|cotton+recycled polyester',
          '',
          'stretch|relaxed fit|breathable|lightweight',
          1,
          1,
        ),
      ],
      {
        styles: 'sporty|casual|streetwear',
        occasions: 'home|gym|everyday',
        seasons: 'spring|autumn|winter',
        patterns: 'solid|solid|solid|colour block|striped',
      },
      [
        words('For the sofa, the warm-up and the corner shop.', '沙发上、热身时、下楼买东西都能穿。'),
        words('The {line} is a pair of joggers that keeps its knees.', '{line}，膝盖不起包的束脚裤。'),
      ],
    ),
    typePlan(
      'leggings',
      3,
      4900,
      [
        build(
          'polyester+elastane|nylon+elastane|recycled polyester+elastane',
          'stretch',
          'high waist|breathable|quick-drying|sun protection',
          1,
          1,
        ),
      ],
      {
        styles: 'sporty|minimalist|playful',
        occasions: 'gym|running|everyday',
        seasons: 'spring|summer|autumn|winter',
        patterns: 'solid|solid|solid|floral|geometric',
        audiences: 'women|women|women|kids',
        colours: 'black|black|black|navy|grey|purple|green|blue|pink|brown',
      },
      [
        words('The {line} stays put through every squat and stretch.', '{line}，深蹲拉伸都不移位。'),
        words('Leggings that do not turn see-through when it matters.', '关键时刻也不透的紧身裤。'),
      ],
    ),
    typePlan(
      'cargo trousers',
      3,
      6800,
      [build('cotton|cotton+elastane|nylon', 'multi-pocket', 'relaxed fit|stretch|water-repellent', 1, 1)],
      {
        styles: 'streetwear|outdoor|casual',
        occasions: 'everyday|camping|travel',
        seasons: 'spring|autumn',
        patterns: 'solid|solid|solid|camouflage',
        colours: 'olive|olive|olive|black|black|beige|grey|brown|navy',
      },
      [
        words('The {line} carries more than some bags.', '{line}能装下的东西，不输一只小包。'),
        words('Cargo trousers with room to move and room to carry.', '活动空间与收纳空间兼得的工装裤。'),
      ],
    ),
    typePlan(
      'suit trousers',
      3,
      9800,
      [build('wool|wool+elastane|viscose+elastane', 'easy-iron', 'slim fit|stretch|lined|high waist', 1, 1)],
      {
        styles: 'elegant|classic|modern',
        occasions: 'office|wedding|party',
        seasons: 'spring|autumn|winter',
        patterns: 'solid|solid|solid|checked|striped|herringbone',
        audiences: 'women|men|men',
        colours: 'navy|navy|grey|grey|black|black|beige|brown',
      },
      [
        words(
          'A pressed crease and an easy waist: the {line} is made for long meetings.',
          '裤线笔挺、腰身舒适，{line}为漫长会议而生。',
        ),
        words('Suit trousers that also work without the suit.', '不配西装外套也好看的西裤。'),
      ],
    ),
  ],
  featureLines: CLOTHING_FEATURES,
  materialLines: CLOTHING_MATERIALS,
  closings: [
    words('Take your usual size; the length can be altered.', '按平时尺码选购，裤长可修改。'),
    words('Deep front pockets hold a phone securely.', '前袋够深，手机放得稳。'),
    words('The seams are stitched twice where it counts.', '关键部位双线缝制。'),
    words('The fit is true to size.', '尺码标准。'),
  ],
}
