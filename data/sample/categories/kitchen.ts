import type { CategoryPlan } from '../plan.ts'
import { build, lines, list, typePlan, words } from '../plan.ts'

export const KITCHEN: CategoryPlan = {
  path: ['Home', 'Kitchen'],
  name: words('Kitchen', '厨房用品'),
  count: 170,
  spread: 0.3,
  lines: lines(
    'Saffron 藏红花|Larder 食品柜|Ember 余烬|Basil 罗勒|Hearth 炉边|Morning 清晨|Thyme 百里香|Umami 鲜味|Clove 丁香|Simmer 慢炖|Pantry 储藏室|Juniper 杜松|Terra 大地|Porto 波尔图',
  ),
  audiences: [],
  sizes: 'each',
  colours: list(
    'black|black|white|white|silver|silver|red|red|green|blue|blue|grey|beige|yellow|orange|pink',
  ),
  types: [
    typePlan(
      'kettle',
      4,
      6400,
      [
        build('stainless steel', 'auto shut-off', 'temperature control', 1.1, 3),
        build('glass', 'auto shut-off', 'temperature control', 1, 1),
        build('plastic', 'auto shut-off|lightweight', '', 0.55, 1),
      ],
      { styles: 'modern|retro|minimalist|classic', occasions: 'home|gift', sizes: '1 l|1.2 l|1.5 l|1.7 l' },
      [
        words(
          'The {line} boils a litre in under three minutes and keeps its voice down.',
          '{line}三分钟内烧开一升水，声音轻。',
        ),
        words('A kettle with a spout that pours where you aim.', '指哪倒哪、出水精准的电热水壶。'),
      ],
    ),
    typePlan(
      'frying pan',
      3,
      4900,
      [
        build('aluminium', 'non-stick', 'induction ready|dishwasher safe|lightweight', 0.8, 3),
        build('stainless steel', 'induction ready|oven safe', 'dishwasher safe', 1.4, 2),
        build('cast iron|carbon steel', 'induction ready|oven safe', '', 1.1, 2),
      ],
      {
        styles: 'classic|modern|rustic',
        occasions: 'home',
        sizes: '20 cm|24 cm|28 cm',
        colours: 'black|black|black|silver|silver|grey|red|green|blue|beige',
      },
      [
        words('Eggs slide, steaks brown: the {line} does both.', '煎蛋不粘、煎排上色，{line}两样都行。'),
        words('A pan with an even heart and a cool handle.', '受热均匀、手柄不烫的平底锅。'),
      ],
    ),
    typePlan(
      'saucepan',
      2,
      5200,
      [
        build('stainless steel', 'induction ready|dishwasher safe', 'oven safe', 1.1, 2),
        build('aluminium', 'non-stick', 'induction ready|lightweight', 0.8, 1),
      ],
      {
        styles: 'classic|modern|minimalist',
        occasions: 'home',
        sizes: '16 cm|18 cm|20 cm',
        colours: 'silver|silver|silver|black|grey|red|blue|green|white',
      },
      [
        words('For porridge, pasta sauce and the last of the soup.', '煮粥、煮酱、热最后一碗汤。'),
        words('The {line} pours from both sides without a drip.', '{line}两侧皆可倒，不滴不漏。'),
      ],
    ),
    typePlan(
      'casserole',
      3,
      12900,
      [
        build('cast iron', 'oven safe|induction ready|heat-resistant', '', 1.15, 3),
        build('stoneware', 'oven safe|dishwasher safe', '', 0.6, 1),
      ],
      {
        styles: 'rustic|classic|retro',
        occasions: 'home|gift',
        sizes: '20 cm|24 cm|28 cm',
        colours: 'red|red|red|blue|blue|green|green|orange|yellow|beige|white|grey|black|purple',
      },
      [
        words(
          'The {line} turns cheap cuts and patience into Sunday lunch.',
          '有了{line}，便宜的肉加一点耐心，就是周日大餐。',
        ),
        words('A heavy pot that keeps its heat through second helpings.', '添饭时依旧热气腾腾的厚重炖锅。'),
      ],
    ),
    typePlan(
      'french press',
      2,
      3900,
      [
        build('glass+stainless steel', 'heat-resistant', 'dishwasher safe', 0.9, 2),
        build('stainless steel', 'insulated|dishwasher safe', '', 1.4, 1),
        build('stoneware', 'heat-resistant', 'dishwasher safe', 1.2, 1),
      ],
      {
        styles: 'minimalist|classic|modern',
        occasions: 'home|gift|camping',
        sizes: '0.6 l|0.8 l|1 l',
        colours: 'silver|silver|black|black|white|red|blue|green|gold',
      },
      [
        words('Four minutes, one push, good morning.', '四分钟，轻轻一压，早上好。'),
        words('The {line} keeps the grounds down and the flavour up.', '{line}压住咖啡渣，留住香气。'),
      ],
    ),
    typePlan(
      'teapot',
      2,
      4600,
      [
        build('porcelain|stoneware', 'dishwasher safe', 'heat-resistant', 0.9, 2),
        build('glass', 'heat-resistant', 'dishwasher safe', 0.8, 1),
        build('cast iron', 'heat-resistant', '', 1.4, 1),
      ],
      {
        styles: 'classic|rustic|minimalist|bohemian',
        occasions: 'home|gift',
        patterns: 'solid|solid|solid|floral|striped|geometric',
        sizes: '0.6 l|0.8 l|1 l|1.2 l',
        colours: 'white|white|blue|blue|green|black|grey|beige|red|pink|yellow',
      },
      [
        words('A teapot for two cups each and a long talk.', '一人两杯、慢慢聊的茶壶。'),
        words('The {line} has a fine sieve and a lid that stays on.', '{line}滤孔细密，壶盖不落。'),
      ],
    ),
    typePlan(
      'mug set',
      3,
      3200,
      [build('stoneware|porcelain|stoneware', 'dishwasher safe', 'heat-resistant', 1, 1)],
      {
        styles: 'rustic|playful|minimalist|retro|bohemian',
        occasions: 'home|gift|office',
        patterns: 'solid|solid|striped|dotted|floral|geometric',
        sizes: '',
        colours: 'white|white|blue|blue|green|beige|grey|pink|yellow|red|black|orange',
      },
      [
        words('Four mugs, and everyone still wants the same one.', '四只马克杯，大家却总抢同一只。'),
        words('The {line} warms both hands at once.', '{line}，捧在手里暖双手。'),
      ],
    ),
    typePlan(
      "chef's knife",
      2,
      7900,
      [
        build('stainless steel+wood', '', 'lightweight', 1, 2),
        build('stainless steel', 'dishwasher safe', 'lightweight', 0.75, 1),
        build('carbon steel+wood', '', '', 1.5, 1),
      ],
      {
        styles: 'classic|modern|minimalist',
        occasions: 'home|gift',
        sizes: '18 cm|20 cm|24 cm',
        colours: 'silver|silver|black|black|brown|brown',
      },
      [
        words('The {line} falls through tomatoes by its own weight.', '{line}凭自重即可切开番茄。'),
        words('One knife for nine jobs out of ten.', '一把刀，应付十之八九的活。'),
      ],
    ),
    typePlan(
      'chopping board',
      2,
      3400,
      [build('wood', '', 'non-slip', 1.2, 2), build('bamboo', 'lightweight', 'non-slip', 0.8, 2)],
      {
        styles: 'rustic|minimalist|classic',
        occasions: 'home|gift',
        sizes: '30 cm|36 cm|40 cm',
        colours: 'brown|brown|beige|beige',
      },
      [
        words(
          'A board that is kind to blades and good enough for the table.',
          '不伤刀刃，端上桌也好看的砧板。',
        ),
        words('The {line} catches juice in a groove around the edge.', '{line}边缘带槽，汁水不外流。'),
      ],
    ),
  ],
  featureLines: {
    'auto shut-off': [words('It switches itself off when the work is done.', '水开自动断电。')],
    'temperature control': [
      words('Five temperatures, from green tea to black coffee.', '五档控温，从绿茶到黑咖啡。'),
    ],
    lightweight: [words('Light in the hand.', '拿在手中轻便省力。')],
    'non-stick': [words('Nothing sticks, with hardly any oil.', '少油不粘。')],
    'induction ready': [words('Works on every hob, induction included.', '适用于包括电磁炉在内的各种灶具。')],
    'oven safe': [words('It goes from the hob into the oven.', '可从灶台直接进烤箱。')],
    'dishwasher safe': [words('The dishwasher does the rest.', '剩下的交给洗碗机。')],
    'heat-resistant': [words('It takes boiling heat without a crack.', '耐高温，不开裂。')],
    insulated: [words('Double walls keep coffee hot for two hours.', '双层壁，咖啡保温两小时。')],
    'non-slip': [words('Small feet keep it still on the worktop.', '底部防滑脚，切菜不移位。')],
  },
  materialLines: {
    'stainless steel': [words('Brushed stainless steel hides fingerprints.', '拉丝不锈钢，不留指纹。')],
    glass: [words('Borosilicate glass shows what is going on.', '高硼硅玻璃，一目了然。')],
    plastic: [words('The BPA-free body stays cool outside.', '不含双酚A，外壁不烫手。')],
    aluminium: [words('Thick cast aluminium heats fast and evenly.', '厚底铸铝，受热快而均匀。')],
    'cast iron': [words('Enamelled or seasoned, cast iron lasts for generations.', '铸铁耐用，可代代相传。')],
    'carbon steel': [words('Carbon steel takes a fine edge and a proud patina.', '碳钢越用越有光泽。')],
    stoneware: [
      words('The stoneware is glazed by hand; no two are quite alike.', '炻瓷手工上釉，件件略有不同。'),
    ],
    porcelain: [words('Fine porcelain, thin and strong.', '细瓷胎薄而坚固。')],
    wood: [
      words(
        'The wood is oiled walnut or oak from managed forests.',
        '选用可持续林区的橡木或胡桃木，油面处理。',
      ),
    ],
    bamboo: [words('Bamboo grows back within five years.', '竹材五年即可再生。')],
  },
  closings: [
    words('Packed so that it can be given as it is.', '包装精致，可直接送礼。'),
    words('Five years of guarantee.', '五年质保。'),
    words('Designed to be used every day.', '为日复一日的使用而设计。'),
    words('It earns its place on the counter.', '值得在台面占一席之地。'),
  ],
}
