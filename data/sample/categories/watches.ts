import type { CategoryPlan } from '../plan.ts'
import { build, lines, list, typePlan, words } from '../plan.ts'

export const WATCHES: CategoryPlan = {
  path: ['Accessories', 'Watches'],
  name: words('Watches', '手表'),
  count: 140,
  spread: 0.38,
  lines: lines(
    'Meridian 子午线|Regatta 帆赛|Equinox 春分|Polar 极地|Sextant 六分仪|Noon 正午|Tideway 潮道|Aviator 飞行|Metric 公制|Horizon 地平线|Almanac 年历|Interval 间隔',
  ),
  audiences: list('men|men|women|women|unisex'),
  sizes: 'each',
  colours: list('black|black|silver|silver|silver|blue|blue|navy|brown|brown|white|gold|gold|green|pink|red'),
  types: [
    typePlan(
      'analogue watch',
      5,
      12900,
      [
        build('stainless steel+leather', '', 'date display|sapphire glass|waterproof', 1.05, 3),
        build('stainless steel', 'date display', 'sapphire glass|waterproof|solar', 1.2, 2),
        build('stainless steel+vegan leather', '', 'date display', 0.7, 1),
      ],
      {
        styles: 'classic|minimalist|elegant|retro',
        occasions: 'office|everyday|gift|wedding',
        sizes: '36 mm|40 mm',
      },
      [
        words('Two hands, twelve marks, nothing to charge.', '两根指针，十二刻度，无需充电。'),
        words('The {line} tells the time and keeps quiet about it.', '{line}报时从容，不事张扬。'),
      ],
    ),
    typePlan(
      'chronograph watch',
      3,
      21900,
      [
        build(
          'stainless steel+leather|stainless steel',
          'date display',
          'sapphire glass|luminous|waterproof',
          1,
          3,
        ),
        build('titanium', 'date display|lightweight', 'sapphire glass|luminous', 1.5, 1),
      ],
      {
        styles: 'sporty|classic|retro|modern',
        occasions: 'office|everyday|gift',
        sizes: '40 mm|42 mm|44 mm',
        audiences: 'men|men|men|women|unisex',
      },
      [
        words(
          'Press, run, read: the {line} measures to the fifth of a second.',
          '按下、起跑、读数，{line}精确到五分之一秒。',
        ),
        words('A chronograph with three counters and a clear head.', '三个计时盘，一目了然的计时码表。'),
      ],
    ),
    typePlan(
      'dive watch',
      2,
      24900,
      [
        build(
          'stainless steel+rubber|stainless steel',
          'waterproof|luminous',
          'date display|sapphire glass',
          1,
          3,
        ),
        build('titanium+rubber', 'waterproof|luminous|lightweight', 'sapphire glass|date display', 1.4, 1),
      ],
      {
        styles: 'sporty|outdoor|classic',
        occasions: 'swimming|travel|everyday',
        sizes: '40 mm|42 mm|44 mm',
        audiences: 'men|men|unisex|women',
        colours: 'blue|blue|blue|black|black|green|navy|silver|orange|red',
      },
      [
        words('Good for 200 metres, better at the beach bar.', '可潜水200米，在沙滩酒吧更出彩。'),
        words('The {line} has a bezel that clicks like a safe.', '{line}的旋转表圈，咔哒声如保险柜般清脆。'),
      ],
    ),
    typePlan(
      'automatic watch',
      2,
      38900,
      [
        build(
          'stainless steel+leather|stainless steel',
          'sapphire glass',
          'date display|luminous|waterproof',
          1,
          1,
        ),
      ],
      {
        styles: 'classic|elegant',
        occasions: 'wedding|office|gift',
        sizes: '36 mm|40 mm|42 mm',
        audiences: 'men|men|women',
      },
      [
        words('It winds itself while you go about your day.', '你忙你的，它自己上链。'),
        words('The {line} shows its movement through the back.', '{line}可透过底盖观赏机芯。'),
      ],
    ),
    typePlan(
      'sports watch',
      3,
      8900,
      [
        build(
          'plastic+silicone|plastic+rubber',
          'waterproof',
          'luminous|solar|gps|heart rate|lightweight',
          1,
          1,
        ),
      ],
      {
        styles: 'sporty|outdoor|playful|retro',
        occasions: 'running|gym|hiking|swimming',
        sizes: '40 mm|42 mm|44 mm',
        audiences: 'men|women|unisex|unisex|kids',
        colours: 'black|black|blue|blue|green|red|orange|yellow|white|grey|pink',
      },
      [
        words('The {line} counts laps, metres and days to go.', '{line}数圈、数米，也数倒计时的日子。'),
        words('A sports watch that shrugs off mud and falls.', '不怕泥浆与磕碰的运动手表。'),
      ],
    ),
    typePlan(
      'smartwatch',
      4,
      18900,
      [
        build('aluminium+silicone', 'heart rate', 'gps|waterproof|long battery life|fast charging', 1, 3),
        build(
          'stainless steel+leather|titanium+silicone',
          'heart rate|gps',
          'long battery life|waterproof|sapphire glass',
          1.5,
          1,
        ),
      ],
      {
        styles: 'modern|minimalist|sporty',
        occasions: 'running|everyday|gym|office',
        sizes: '40 mm|42 mm|44 mm',
        colours: 'black|black|black|silver|silver|white|gold|pink|blue|green',
      },
      [
        words('The {line} knows when to nudge and when to be still.', '{line}懂得何时提醒，何时安静。'),
        words('Messages, maps and heartbeats on one bright screen.', '消息、地图与心率，尽在一屏。'),
      ],
    ),
  ],
  featureLines: {
    waterproof: [
      words('Water resistant to 100 metres.', '防水100米。'),
      words('Swim, shower, sail: the case is sealed.', '游泳、淋浴、航海，表壳密封无忧。'),
    ],
    'date display': [words('The date sits at three o’clock.', '日期窗位于三点位置。')],
    'sapphire glass': [words('Sapphire glass resists scratches.', '蓝宝石镜面，抗刮耐磨。')],
    luminous: [words('Hands and marks glow through the night.', '指针与刻度夜光持久。')],
    solar: [words('Light keeps it running; there is no battery to change.', '光能驱动，无需更换电池。')],
    'heart rate': [words('It reads your pulse day and night.', '全天候监测心率。')],
    gps: [words('GPS records the route without a phone.', '内置GPS，无需手机即可记录路线。')],
    lightweight: [words('Light enough to sleep in.', '轻到可以戴着睡觉。')],
    'long battery life': [words('The battery lasts two weeks.', '续航长达两周。')],
    'fast charging': [
      words('A shower is long enough for a full day’s charge.', '洗个澡的时间，充够一天用电。'),
    ],
  },
  materialLines: {
    'stainless steel': [words('The case is brushed and polished stainless steel.', '表壳为拉丝抛光不锈钢。')],
    titanium: [words('Titanium makes the case half as heavy as steel.', '钛合金表壳，重量仅为钢的一半。')],
    aluminium: [words('The case is milled from one block of aluminium.', '表壳由整块铝合金铣削而成。')],
    leather: [words('The strap is soft calf leather.', '表带为柔软小牛皮。')],
    'vegan leather': [words('The strap is made of vegan leather.', '表带采用素皮。')],
    rubber: [words('The rubber strap does not mind salt or sweat.', '橡胶表带，不怕盐水与汗水。')],
    silicone: [words('The silicone strap changes without a tool.', '硅胶表带，徒手快拆。')],
    plastic: [words('The case is shock-resistant.', '表壳抗冲击。')],
  },
  closings: [
    words('Comes in a gift box.', '附礼盒包装。'),
    words('Two years of guarantee; service in our own workshop.', '两年质保，自有工坊维修。'),
    words('The strap fits wrists from 14 to 21 cm.', '表带适合14至21厘米腕围。'),
    words('Straps change in seconds.', '表带数秒即可更换。'),
  ],
}
