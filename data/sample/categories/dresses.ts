import type { CategoryPlan } from '../plan.ts'
import { build, lines, list, typePlan, words } from '../plan.ts'
import { CLOTHING_FEATURES, CLOTHING_MATERIALS } from './clothingLines.ts'

export const DRESSES: CategoryPlan = {
  path: ['Clothing', 'Dresses'],
  name: words('Dresses', '连衣裙'),
  count: 160,
  spread: 0.3,
  lines: lines(
    'Isolde 伊索德|Magnolia 木兰|Riviera 蔚蓝海岸|Poppy 虞美人|Celeste 天青|Aria 咏叹|Peony 牡丹|Vesper 暮星|Lantern 灯笼|Camellia 山茶|Nocturne 夜曲|Saffron 藏红花|Lilac 丁香|Odette 奥杰塔',
  ),
  audiences: list('women|women|women|women|women|women|kids'),
  sizes: 'letters',
  colours: list('black|black|red|red|blue|blue|navy|green|pink|pink|white|yellow|purple|beige|orange'),
  types: [
    typePlan(
      'summer dress',
      5,
      5400,
      [
        build(
          'cotton|viscose|organic cotton|linen',
          'lightweight',
          'breathable|relaxed fit|quick-drying',
          1,
          1,
        ),
      ],
      {
        styles: 'casual|bohemian|playful|classic',
        occasions: 'beach|everyday|travel|party',
        seasons: 'summer|spring',
        patterns: 'floral|floral|floral|solid|solid|striped|dotted',
        colours: 'yellow|yellow|blue|blue|white|white|pink|red|green|orange|purple',
      },
      [
        words(
          'The {line} needs nothing but sandals and a sunny day.',
          '一双凉鞋、一个晴天，配上{line}就够了。',
        ),
        words(
          'A summer dress with a swing in the skirt and pockets in the seams.',
          '裙摆摇曳、侧缝有袋的夏日连衣裙。',
        ),
      ],
    ),
    typePlan(
      'wrap dress',
      4,
      7800,
      [
        build('viscose|viscose+elastane', '', 'easy-iron|stretch|lined', 0.95, 3),
        build('silk', '', 'lined|lightweight', 1.7, 1),
      ],
      {
        styles: 'elegant|classic|modern',
        occasions: 'office|party|wedding',
        seasons: 'spring|summer|autumn',
        patterns: 'floral|floral|solid|solid|dotted',
        audiences: 'women',
      },
      [
        words(
          'Tied at the waist, the {line} fits on good days and better ones.',
          '腰间一系，{line}怎么穿都合身。',
        ),
        words('A wrap dress that walks from desk to dinner.', '从办公桌穿到晚餐桌的裹身裙。'),
      ],
    ),
    typePlan(
      'shirt dress',
      3,
      6900,
      [build('cotton|linen|organic cotton|denim', '', 'relaxed fit|breathable|easy-iron', 1, 1)],
      {
        styles: 'casual|minimalist|classic',
        occasions: 'office|everyday|travel',
        seasons: 'spring|summer',
        patterns: 'solid|solid|striped|striped|checked',
        audiences: 'women',
        colours: 'blue|blue|white|white|beige|navy|olive|green|black|pink',
      },
      [
        words('A collar, a belt, and you are dressed.', '一个衬衫领，一条腰带，就穿戴整齐了。'),
        words(
          'The {line} takes the best of a shirt and leaves out the trousers.',
          '{line}取衬衫之长，省去裤装。',
        ),
      ],
    ),
    typePlan(
      'maxi dress',
      3,
      8800,
      [build('viscose|chiffon|cotton', '', 'lined|lightweight|relaxed fit', 1, 1)],
      {
        styles: 'bohemian|elegant',
        occasions: 'beach|wedding|party|travel',
        seasons: 'summer|spring',
        patterns: 'floral|floral|solid|geometric|striped',
        audiences: 'women',
      },
      [
        words('Long, light and never in the way.', '修长轻盈，行动自如。'),
        words(
          'The {line} turns a walk along the harbour into an entrance.',
          '穿上{line}，连港边散步也像一场登场。',
        ),
      ],
    ),
    typePlan(
      'knitted dress',
      3,
      8200,
      [
        build('merino wool|wool', 'insulated', 'stretch|relaxed fit|slim fit', 1.2, 2),
        build('cotton|viscose+elastane', 'stretch', 'slim fit|relaxed fit', 0.8, 2),
      ],
      {
        styles: 'casual|minimalist|modern|classic',
        occasions: 'everyday|office|home',
        seasons: 'autumn|winter',
        patterns: 'solid|solid|solid|striped',
        colours: 'grey|grey|beige|beige|black|navy|brown|red|green|pink|purple',
      },
      [
        words('As easy as a jumper, only longer.', '像毛衣一样自在，只是更长一些。'),
        words(
          'The {line} goes with boots from the first leaf to the last snow.',
          '从初秋落叶到最后一场雪，{line}配靴子都好看。',
        ),
      ],
    ),
    typePlan(
      'evening dress',
      3,
      15900,
      [
        build('chiffon|viscose', 'lined', 'slim fit|lightweight', 0.85, 2),
        build('silk|velvet', 'lined', 'slim fit|stretch', 1.35, 2),
      ],
      {
        styles: 'elegant|modern|retro',
        occasions: 'party|wedding',
        seasons: 'spring|summer|autumn|winter',
        audiences: 'women',
        colours: 'black|black|red|red|navy|navy|green|gold|silver|purple|blue|pink',
      },
      [
        words('For the evening that has been in the calendar for months.', '为那个早已写进日历的夜晚。'),
        words('The {line} says enough; wear it with your hair up.', '{line}已足够动人，挽起长发即可。'),
      ],
    ),
  ],
  featureLines: CLOTHING_FEATURES,
  materialLines: CLOTHING_MATERIALS,
  closings: [
    words('The fit is true to size.', '尺码标准。'),
    words('The zip sits hidden in the side seam.', '隐形拉链藏于侧缝。'),
    words('Sewn in a small workshop, checked piece by piece.', '小型工坊缝制，逐件检验。'),
    words('The hem can be shortened without losing the line.', '裙摆可改短，不影响线条。'),
  ],
}
