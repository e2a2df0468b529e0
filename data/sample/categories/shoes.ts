import type { CategoryPlan } from '../plan.ts'
import { build, lines, list, typePlan, words } from '../plan.ts'
import { FOOTWEAR_FEATURES, FOOTWEAR_MATERIALS } from './footwearLines.ts'

export const SHOES: CategoryPlan = {
  path: ['Footwear', 'Shoes'],
  name: words('Shoes', '鞋子'),
  count: 220,
  spread: 0.28,
  lines: lines(
    'Cadence 步频|Lumen 流明|Boulevard 大道|Swift 雨燕|Jetty 栈桥|Alba 晨曦|Pivot 支点|Corso 街巷|Echo 回声|Sprint 冲刺|Tramway 电车|Plume 羽毛|Delta 三角洲|Kite 风筝|Mosaic 马赛克|Roam 漫游',
  ),
  audiences: list('women|women|women|men|men|men|unisex|kids'),
  sizes: 'shoes',
  colours: list('white|white|black|black|grey|blue|blue|navy|red|green|pink|beige|orange|yellow|purple'),
  types: [
    typePlan(
      'running shoes',
      5,
      10900,
      [build('mesh|recycled polyester', 'cushioned|lightweight', 'breathable|reflective|arch support', 1, 1)],
      {
        styles: 'sporty|modern',
        occasions: 'running|gym',
        seasons: 'spring|summer|autumn',
        colours: 'blue|blue|white|white|black|black|orange|red|green|yellow|pink|grey|purple',
      },
      [
        words(
          'The {line} makes the last kilometre feel like the first.',
          '穿上{line}，最后一公里也像第一公里。',
        ),
        words('A daily trainer for tempo runs and slow mornings.', '节奏跑与晨间慢跑都合适的日常训练跑鞋。'),
      ],
    ),
    typePlan(
      'trail shoes',
      3,
      12400,
      [
        build(
          'mesh|nylon',
          'non-slip|cushioned',
          'breathable|quick-drying|lightweight|water-repellent',
          0.95,
          2,
        ),
        build('nylon', 'waterproof|non-slip|cushioned', 'reflective|arch support', 1.15, 1),
      ],
      {
        styles: 'outdoor|sporty',
        occasions: 'hiking|running',
        seasons: 'spring|summer|autumn',
        colours: 'grey|green|green|olive|blue|blue|orange|red|black|yellow',
      },
      [
        words(
          'Roots, gravel, mud: the {line} is happiest off the road.',
          '树根、碎石、泥地，离开公路的{line}最自在。',
        ),
        words('A trail shoe that finds its footing before you do.', '比你更先站稳的越野跑鞋。'),
      ],
    ),
    typePlan(
      'trainers',
      6,
      7900,
      [
        build('leather|suede', '', 'cushioned|arch support', 1.2, 2),
        build('canvas|vegan leather|canvas', '', 'lightweight|breathable|cushioned', 0.8, 2),
      ],
      {
        styles: 'casual|streetwear|retro|minimalist|playful',
        occasions: 'everyday|travel|school',
        seasons: 'spring|summer|autumn',
        patterns: 'solid|solid|solid|colour block|checked',
        colours: 'white|white|white|white|black|black|grey|navy|blue|green|red|beige|pink',
      },
      [
        words('The {line} goes with what you already own.', '{line}，和你衣橱里的一切都能搭。'),
        words(
          'Trainers with a low profile and a good memory for feet.',
          '低帮设计，越穿越贴脚的休闲运动鞋。',
        ),
      ],
    ),
    typePlan(
      'loafers',
      3,
      11500,
      [
        build('leather|suede', '', 'cushioned|arch support|non-slip', 1.05, 3),
        build('vegan leather', '', 'lightweight|cushioned', 0.7, 1),
      ],
      {
        styles: 'classic|elegant|retro',
        occasions: 'office|party|everyday',
        seasons: 'spring|summer|autumn',
        audiences: 'women|men|men',
        colours: 'black|black|brown|brown|brown|navy|beige|red|green',
      },
      [
        words('Slip in and look as if you had tried.', '一脚踩进去，就显得精心打扮过。'),
        words(
          'The {line} is a loafer with a soft vamp and a steady heel.',
          '{line}，鞋面柔软、鞋跟稳当的乐福鞋。',
        ),
      ],
    ),
    typePlan(
      'derby shoes',
      2,
      13900,
      [build('leather|leather|suede', '', 'arch support|non-slip|cushioned', 1, 1)],
      {
        styles: 'classic|elegant',
        occasions: 'office|wedding|party',
        seasons: 'autumn|winter|spring',
        audiences: 'men|men|men|women',
        colours: 'black|black|black|brown|brown|navy',
      },
      [
        words(
          'Resoleable, polishable, presentable: the {line} is a shoe for years.',
          '可换底、可抛光、撑得起场面，{line}能穿很多年。',
        ),
        words('Open lacing makes this derby kind to high insteps.', '开放式系带，高脚背也舒适的德比鞋。'),
      ],
    ),
    typePlan(
      'slip-ons',
      2,
      5600,
      [build('canvas|vegan leather|recycled polyester', 'lightweight', 'breathable|cushioned', 1, 1)],
      {
        styles: 'casual|minimalist|playful',
        occasions: 'everyday|beach|travel',
        seasons: 'spring|summer',
        patterns: 'solid|solid|checked|striped|dotted',
      },
      [
        words('No laces, no hurry.', '没有鞋带，不慌不忙。'),
        words('The {line} waits by the door for every small errand.', '{line}放在门口，随时陪你出门办小事。'),
      ],
    ),
    typePlan(
      'ballet flats',
      2,
      7400,
      [build('leather|suede|vegan leather', '', 'lightweight|cushioned', 1, 1)],
      {
        styles: 'elegant|classic|minimalist',
        occasions: 'office|everyday|wedding',
        seasons: 'spring|summer',
        audiences: 'women|women|women|kids',
        colours: 'black|black|beige|beige|pink|pink|red|navy|silver|gold|white',
      },
      [
        words('Flat, soft and quick to forgive a long day.', '平底柔软，久站一天也不累。'),
        words(
          'The {line} folds into a handbag and back into shape.',
          '{line}可折叠放入手袋，取出即恢复原形。',
        ),
      ],
    ),
    typePlan(
      'sandals',
      3,
      6400,
      [
        build('leather|suede', 'adjustable', 'cushioned|arch support', 1.15, 2),
        build(
          'nylon|recycled polyester',
          'adjustable|quick-drying',
          'non-slip|lightweight|cushioned',
          0.9,
          2,
        ),
      ],
      {
        styles: 'casual|bohemian|outdoor|minimalist',
        occasions: 'beach|travel|everyday',
        seasons: 'summer',
        colours: 'brown|brown|black|black|beige|navy|white|green|blue|orange',
      },
      [
        words('From the ferry to the old town without a blister.', '从渡轮走到老城，不磨脚。'),
        words('The {line} gives feet their summer back.', '{line}，还双脚一个夏天。'),
      ],
    ),
  ],
  featureLines: FOOTWEAR_FEATURES,
  materialLines: FOOTWEAR_MATERIALS,
  closings: [
    words('Fits true to size; between two sizes take the larger one.', '尺码标准，介于两码之间请选大一码。'),
    words('The insole comes out and can be replaced.', '鞋垫可取出更换。'),
    words('Comes in a box without plastic.', '无塑料鞋盒包装。'),
    words('The outsole is stitched as well as glued.', '大底缝合加胶粘，双重牢固。'),
  ],
}
