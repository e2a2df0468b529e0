import type { CategoryPlan } from '../plan.ts'
import { build, lines, list, typePlan, words } from '../plan.ts'
import { FOOTWEAR_FEATURES, FOOTWEAR_MATERIALS } from './footwearLines.ts'

export const BOOTS: CategoryPlan = {
  path: ['Footwear', 'Boots'],
  name: words('Boots', '靴子'),
  count: 150,
  spread: 0.28,
  lines: lines(
    'Scree 碎石坡|Crag 峭壁|Marsh 沼泽|Forge 锻炉|Timber 原木|Basalt 玄武|Cobble 鹅卵石|Tundra 苔原|Warden 守林人|Ravine 峡谷|Bracken 蕨丛|Hollow 山坳|Drover 牧人',
  ),
  audiences: list('women|women|men|men|men|unisex|kids'),
  sizes: 'shoes',
  colours: list('brown|brown|brown|black|black|black|grey|beige|green|navy|red'),
  types: [
    typePlan(
      'hiking boots',
      5,
      15500,
      [
        build(
          'leather|suede',
          'waterproof|ankle support|non-slip',
          'breathable|cushioned|insulated',
          1.15,
          2,
        ),
        build('nylon|mesh', 'waterproof|ankle support', 'breathable|lightweight|cushioned|non-slip', 0.85, 2),
        build(
          'suede|nylon',
          'ankle support|breathable|non-slip',
          'cushioned|lightweight|quick-drying',
          0.75,
          1,
        ),
      ],
      {
        styles: 'outdoor|sporty|rustic',
        occasions: 'hiking|camping',
        seasons: 'spring|summer|autumn',
        colours: 'brown|brown|brown|grey|grey|green|olive|black|blue|blue|red',
      },
      [
        words(
          'The {line} carries a full pack over scree and comes back for more.',
          '{line}背着满载的背包走过碎石坡，还意犹未尽。',
        ),
        words('A hiking boot that needs no breaking in.', '无需磨合的登山靴。'),
      ],
    ),
    typePlan(
      'chelsea boots',
      4,
      14200,
      [
        build('leather|suede', '', 'cushioned|non-slip|water-repellent', 1.05, 3),
        build('vegan leather', '', 'cushioned|non-slip', 0.7, 1),
      ],
      {
        styles: 'classic|elegant|minimalist|modern',
        occasions: 'office|everyday|party',
        seasons: 'autumn|winter|spring',
        audiences: 'women|women|men|men',
      },
      [
        words('Two stretch panels, one clean line.', '两片松紧拼接，一道利落线条。'),
        words('The {line} pulls on fast and dresses up faster.', '{line}穿脱迅速，搭配更快。'),
      ],
    ),
    typePlan(
      'ankle boots',
      3,
      12600,
      [
        build('leather|suede', '', 'cushioned|non-slip|arch support', 1.1, 3),
        build('vegan leather', '', 'cushioned|lightweight', 0.75, 1),
      ],
      {
        styles: 'elegant|modern|bohemian|retro',
        occasions: 'party|office|everyday',
        seasons: 'autumn|winter|spring',
        audiences: 'women',
      },
      [
        words('A small heel, a firm step.', '小小的跟，稳稳的步。'),
        words('The {line} ends exactly where jeans begin.', '{line}的靴口恰好与牛仔裤相接。'),
      ],
    ),
    typePlan(
      'rain boots',
      3,
      6200,
      [build('rubber', 'waterproof|non-slip', 'insulated|lightweight|adjustable', 1, 1)],
      {
        styles: 'playful|casual|rustic|classic',
        occasions: 'everyday|camping|commuting',
        seasons: 'spring|autumn',
        patterns: 'solid|solid|solid|dotted|floral|striped',
        audiences: 'women|women|men|kids|kids',
        colours: 'yellow|yellow|green|green|navy|navy|red|black|blue|pink',
      },
      [
        words('Puddles are the point.', '踩水坑，才是乐趣所在。'),
        words('The {line} keeps gardens outside the house.', '有了{line}，院子里的泥不进家门。'),
      ],
    ),
    typePlan(
      'snow boots',
      3,
      11900,
      [
        build(
          'nylon+wool|suede+wool|rubber+wool',
          'insulated|waterproof',
          'non-slip|lightweight|reflective',
          1,
          1,
        ),
      ],
      {
        styles: 'outdoor|casual|playful',
        occasions: 'everyday|skiing|travel',
        seasons: 'winter',
        colours: 'black|black|brown|beige|grey|white|navy|red|purple|blue',
      },
      [
        words('Warm to minus twenty-five, and good-tempered on ice.', '零下25度也温暖，冰面上走得稳。'),
        words('The {line} turns the way to school into an expedition.', '穿上{line}，连上学路都像一场远征。'),
      ],
    ),
    typePlan(
      'work boots',
      2,
      14800,
      [build('leather', 'non-slip', 'steel toe|water-repellent|ankle support|cushioned', 1, 1)],
      {
        styles: 'rustic|streetwear|classic|retro',
        occasions: 'everyday|commuting',
        seasons: 'autumn|winter|spring',
        audiences: 'men|men|unisex|women',
        colours: 'brown|brown|brown|black|black|beige|red',
      },
      [
        words('Made for workshops, adopted by the street.', '为工坊而造，被街头钟爱。'),
        words('The {line} has seven eyelets and no weak spot.', '{line}，七孔系带，处处结实。'),
      ],
    ),
  ],
  featureLines: FOOTWEAR_FEATURES,
  materialLines: FOOTWEAR_MATERIALS,
  closings: [
    words('Room for a thick sock; order your usual size.', '可配厚袜，按平时尺码选购即可。'),
    words('The sole can be replaced by any cobbler.', '鞋底可由任意鞋匠更换。'),
    words('A pull tab at the heel helps with the first step.', '后跟提带，穿脱方便。'),
    words('Tested over 500 kilometres before we sold the first pair.', '上市前经过500公里实测。'),
  ],
}
