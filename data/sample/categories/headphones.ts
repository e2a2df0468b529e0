import type { CategoryPlan } from '../plan.ts'
import { build, lines, list, typePlan, words } from '../plan.ts'

export const HEADPHONES: CategoryPlan = {
  path: ['Electronics', 'Headphones'],
  name: words('Headphones', '耳机'),
  count: 140,
  spread: 0.42,
  lines: lines(
    'Halo 光环|Tempo 节拍|Aria 咏叹调|Quiet 静|Mono 单声|Resonance 共鸣|Prelude 序曲|Orbit 轨道|Verse 诗行|Encore 返场|Nimbus 雨云|Studio 录音室',
  ),
  audiences: [],
  sizes: 'each',
  colours: list(
    'black|black|black|black|white|white|white|silver|grey|blue|blue|navy|red|green|beige|pink|purple|gold',
  ),
  types: [
    typePlan(
      'over-ear headphones',
      5,
      14900,
      [
        build(
          'plastic+vegan leather',
          'wireless|noise cancelling',
          'long battery life|foldable|fast charging|transparency mode|microphone',
          1.1,
          3,
        ),
        build(
          'aluminium+leather',
          'wireless|noise cancelling|long battery life',
          'fast charging|transparency mode|microphone',
          1.7,
          1,
        ),
        build('plastic+vegan leather', 'wireless', 'foldable|long battery life|microphone', 0.55, 2),
      ],
      { styles: 'modern|minimalist|classic|retro', occasions: 'travel|office|home|commuting' },
      [
        words(
          'The {line} closes the door on the noise and opens the room in the music.',
          '{line}关上噪音的门，打开音乐的空间。',
        ),
        words(
          'Over-ear headphones for long flights and longer albums.',
          '陪你度过长途飞行与整张专辑的头戴式耳机。',
        ),
      ],
    ),
    typePlan(
      'on-ear headphones',
      2,
      7400,
      [
        build(
          'plastic+vegan leather|aluminium+vegan leather',
          'wireless',
          'foldable|microphone|long battery life|lightweight',
          1,
          2,
        ),
        build('plastic', '', 'foldable|microphone|lightweight', 0.45, 1),
      ],
      { styles: 'retro|minimalist|playful|modern', occasions: 'everyday|school|office|commuting' },
      [
        words('Small cups, big afternoon.', '小巧耳罩，尽享午后。'),
        words(
          'The {line} sits lightly and folds into a coat pocket.',
          '{line}佩戴轻盈，可折叠放入大衣口袋。',
        ),
      ],
    ),
    typePlan(
      'earbuds',
      5,
      9900,
      [
        build(
          'plastic+silicone',
          'wireless|noise cancelling|microphone',
          'transparency mode|long battery life|fast charging|sweatproof',
          1.25,
          2,
        ),
        build(
          'plastic+silicone',
          'wireless|microphone',
          'fast charging|sweatproof|lightweight|long battery life',
          0.6,
          2,
        ),
      ],
      { styles: 'modern|minimalist|playful', occasions: 'everyday|commuting|travel|gym' },
      [
        words('Open the lid, and the {line} is already connected.', '打开盒盖，{line}就已连上。'),
        words('Earbuds that stay in and stay out of the way.', '戴得稳、不碍事的真无线耳机。'),
      ],
    ),
    typePlan(
      'sports earphones',
      3,
      7900,
      [
        build(
          'silicone+plastic|silicone+titanium',
          'wireless|sweatproof',
          'waterproof|long battery life|fast charging|lightweight|microphone',
          1,
          1,
        ),
      ],
      {
        styles: 'sporty|modern',
        occasions: 'running|gym|hiking',
        colours: 'black|black|blue|blue|red|green|orange|yellow|grey|white|pink',
      },
      [
        words('The {line} holds on when you do not.', '你快撑不住时，{line}还牢牢戴着。'),
        words('Sports earphones with hooks, grip and a beat.', '耳挂稳固、节拍有力的运动耳机。'),
      ],
    ),
    typePlan(
      'wired earphones',
      2,
      4400,
      [
        build('aluminium+silicone', '', 'microphone|lightweight', 1.2, 1),
        build('plastic+silicone', '', 'microphone|lightweight', 0.6, 1),
      ],
      { styles: 'classic|minimalist', occasions: 'everyday|office|home' },
      [
        words('No battery, no pairing, just music.', '无需充电，无需配对，只有音乐。'),
        words(
          'The {line} plugs in and tells you what was on the record.',
          '{line}一插即听，还原录音本来的样子。',
        ),
      ],
    ),
  ],
  featureLines: {
    wireless: [
      words('Bluetooth 5.3 keeps the connection across the flat.', '蓝牙5.3，隔着房间也不断连。'),
      words('It switches between phone and laptop by itself.', '手机与电脑之间自动切换。'),
    ],
    'noise cancelling': [
      words('Active noise cancelling takes engines and chatter away.', '主动降噪，引擎声与人声一并消去。'),
      words('Six microphones listen for noise and cancel it.', '六麦克风拾取噪声并实时抵消。'),
    ],
    'long battery life': [
      words('Forty hours of music come from one charge.', '一次充电，聆听四十小时。'),
      words('The battery outlasts the working week.', '续航撑过整个工作周。'),
    ],
    'fast charging': [
      words('Ten minutes at the socket bring five hours of music.', '充电十分钟，聆听五小时。'),
    ],
    foldable: [words('It folds flat into a hard case.', '可折叠收入硬质收纳盒。')],
    microphone: [words('Voices come through clearly on calls.', '通话清晰，语音不含糊。')],
    'transparency mode': [words('One tap lets the world back in.', '轻点一下，即可听见周围。')],
    sweatproof: [words('Sweat and rain do no harm.', '不怕汗水与小雨。')],
    waterproof: [words('Rated IPX7, it can be rinsed under the tap.', 'IPX7级防水，可直接冲洗。')],
    lightweight: [words('So light that you forget to take it off.', '轻到忘了摘。')],
  },
  materialLines: {
    plastic: [words('The housing is made of matt, scratch-resistant plastic.', '外壳采用哑光防刮塑料。')],
    'vegan leather': [words('Soft cushions of vegan leather press evenly.', '素皮耳垫柔软，压力均匀。')],
    leather: [words('The cushions are covered in real leather.', '耳垫包覆真皮。')],
    aluminium: [words('Milled aluminium gives it a cool, solid feel.', '铝合金机身，触感冰凉扎实。')],
    silicone: [words('Silicone tips come in four sizes.', '附四种尺寸硅胶耳塞。')],
    titanium: [words('A titanium band springs back into shape.', '钛合金骨架，弯折回弹。')],
  },
  closings: [
    words('The sound is balanced: full bass, clear voices.', '音色均衡：低音饱满，人声清澈。'),
    words('An app offers an equaliser, but it is not needed.', '配有均衡器应用，不用也好听。'),
    words('Comes with a cable, a pouch and a two-year guarantee.', '附线材与收纳袋，两年质保。'),
    words('Tuned by ear, checked by measurement.', '以耳调音，以测量校验。'),
  ],
}
