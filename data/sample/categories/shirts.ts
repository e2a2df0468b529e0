import type { CategoryPlan } from '../plan.ts'
import { build, lines, list, typePlan, words } from '../plan.ts'
import { CLOTHING_FEATURES, CLOTHING_MATERIALS } from './clothingLines.ts'

export const SHIRTS: CategoryPlan = {
  path: ['Clothing', 'Shirts'],
  name: words('Shirts', '上衣'),
  count: 220,
  spread: 0.3,
  lines: lines(
    'Marina 码头|Fern 蕨叶|Solstice 夏至|Brook 小溪|Gable 山墙|Juniper 杜松|Paperboat 纸船|Sunday 周日|Dune 沙丘|Avenue 林荫|Pebble 卵石|Willow 柳|Cabin 木屋|Tideline 潮线|Clover 三叶草|Postcard 明信片',
  ),
  audiences: list('women|women|men|men|unisex|kids'),
  sizes: 'letters',
  colours: list(
    'white|white|white|black|black|blue|blue|navy|grey|green|olive|red|pink|yellow|beige|purple|orange',
  ),
  types: [
    typePlan(
      't-shirt',
      6,
      2400,
      [
        build(
          'cotton|organic cotton|organic cotton|cotton+elastane',
          '',
          'relaxed fit|slim fit|breathable|lightweight',
          1,
          1,
        ),
      ],
      {
        styles: 'casual|minimalist|streetwear|retro|playful',
        occasions: 'everyday|home|travel|beach',
        seasons: 'spring|summer',
        patterns: 'solid|solid|solid|striped|striped|dotted|colour block',
      },
      [
        words(
          'The {line} is the T-shirt that gets worn first after every wash.',
          '每次洗完最先被穿走的，就是{line}。',
        ),
        words(
          'A T-shirt with a collar that stays flat and shoulders that stay put.',
          '领口服帖、肩线稳当的T恤。',
        ),
      ],
    ),
    typePlan(
      'oxford shirt',
      4,
      5600,
      [build('cotton|organic cotton', '', 'easy-iron|slim fit|relaxed fit|breathable', 1, 1)],
      {
        styles: 'classic|casual|minimalist',
        occasions: 'office|everyday|party',
        seasons: 'spring|autumn|summer',
        patterns: 'solid|solid|solid|striped|striped|checked',
        audiences: 'men|men|men|women',
        colours: 'white|white|blue|blue|blue|navy|pink|grey|green|beige',
      },
      [
        words(
          'A buttoned collar and a firm weave: the {line} looks right without a tie.',
          '扣角领、织纹挺括，{line}不系领带也得体。',
        ),
        words('An Oxford shirt that softens but never sags.', '越穿越软却不松垮的牛津纺衬衫。'),
      ],
    ),
    typePlan(
      'linen shirt',
      3,
      6800,
      [build('linen|linen|linen+cotton', 'breathable', 'lightweight|relaxed fit|quick-drying', 1, 1)],
      {
        styles: 'casual|classic|bohemian|minimalist',
        occasions: 'beach|travel|everyday|wedding',
        seasons: 'summer|spring',
        patterns: 'solid|solid|solid|striped',
        audiences: 'men|men|women|unisex',
        colours: 'white|white|beige|beige|blue|blue|green|olive|pink|navy|grey',
      },
      [
        words('The {line} was made for long lunches in the shade.', '{line}，为树荫下悠长的午餐而做。'),
        words('A linen shirt that turns heat into a breeze.', '把暑热变成微风的亚麻衬衫。'),
      ],
    ),
    typePlan(
      'flannel shirt',
      3,
      5400,
      [build('flannel|flannel+cotton', 'insulated', 'relaxed fit|multi-pocket', 1, 1)],
      {
        styles: 'rustic|casual|retro|outdoor',
        occasions: 'everyday|camping|hiking',
        seasons: 'autumn|winter',
        patterns: 'checked|checked|checked|checked|solid',
        colours: 'red|red|red|green|blue|blue|navy|grey|brown|olive|yellow',
      },
      [
        words('The {line} belongs to wood smoke and the first frost.', '{line}，属于炉火与初霜的季节。'),
        words('A flannel shirt that can be a jacket on mild days.', '天气不冷时可当外套穿的法兰绒衬衫。'),
      ],
    ),
    typePlan(
      'polo shirt',
      3,
      4200,
      [
        build('cotton|organic cotton|cotton+elastane', '', 'breathable|slim fit|stretch', 0.95, 2),
        build('recycled polyester', 'quick-drying|breathable', 'sun protection|stretch', 1.1, 1),
      ],
      {
        styles: 'classic|sporty|casual',
        occasions: 'everyday|office|travel',
        seasons: 'summer|spring',
        patterns: 'solid|solid|solid|striped|colour block',
      },
      [
        words('Smarter than a T-shirt, easier than a shirt.', '比T恤体面，比衬衫轻松。'),
        words('The {line} keeps its collar up to the last button.', '{line}的领子始终挺括。'),
      ],
    ),
    typePlan(
      'blouse',
      4,
      5800,
      [
        build('viscose|chiffon|viscose', '', 'relaxed fit|easy-iron|lightweight', 0.9, 3),
        build('silk', '', 'lightweight|relaxed fit', 1.7, 1),
      ],
      {
        styles: 'elegant|classic|bohemian|modern',
        occasions: 'office|party|everyday',
        seasons: 'spring|summer|autumn',
        patterns: 'solid|solid|floral|floral|dotted|striped',
        audiences: 'women',
        colours: 'white|white|beige|pink|pink|blue|green|red|purple|black|navy|yellow',
      },
      [
        words('A blouse that dresses jeans up and suits down.', '配牛仔裤显精致，配西装显随性的衬衫。'),
        words(
          'The {line} falls softly from the shoulder and tucks in neatly.',
          '{line}肩部线条柔和，塞进腰间也平整。',
        ),
      ],
    ),
    typePlan(
      'running top',
      3,
      3900,
      [
        build(
          'recycled polyester|polyester+elastane',
          'quick-drying|breathable',
          'reflective|lightweight|sun protection|stretch',
          1,
          1,
        ),
      ],
      {
        styles: 'sporty|modern',
        occasions: 'running|gym|hiking',
        seasons: 'spring|summer|autumn',
        patterns: 'solid|solid|colour block|geometric',
        colours: 'blue|blue|orange|yellow|green|red|black|grey|pink|white|purple',
      },
      [
        words(
          'The {line} is gone from your mind after the first kilometre.',
          '跑过第一公里，你就会忘了{line}的存在。',
        ),
        words('A running top with flat seams and a cool hand.', '平缝无感、触感清凉的跑步上衣。'),
      ],
    ),
    typePlan(
      'base layer',
      2,
      6600,
      [
        build('merino wool', 'insulated|breathable', 'quick-drying|slim fit|lightweight', 1.2, 2),
        build(
          'recycled polyester+elastane',
          'insulated|quick-drying',
          'stretch|slim fit|breathable',
          0.75,
          1,
        ),
      ],
      {
        styles: 'outdoor|sporty|minimalist',
        occasions: 'skiing|hiking|running',
        seasons: 'winter|autumn',
        patterns: 'solid|solid|striped',
        colours: 'black|black|navy|grey|blue|green|red|purple',
      },
      [
        words('Next to the skin, the {line} does the quiet work.', '贴身而穿，{line}默默发挥作用。'),
        words('A base layer that stays warm even when it is damp.', '即使微湿也依然保暖的打底衫。'),
      ],
    ),
  ],
  featureLines: CLOTHING_FEATURES,
  materialLines: CLOTHING_MATERIALS,
  closings: [
    words('The fit is true to size.', '尺码标准。'),
    words('It keeps its length after washing.', '水洗后不缩短。'),
    words('Dyed without harsh chemicals.', '染色过程不使用刺激性化学品。'),
    words('A spare button or thread comes with it.', '附赠备用扣或缝线。'),
  ],
}
