/** Words for names and descriptions that all categories share. */
import type { Words } from './plan.ts'
import { words } from './plan.ts'

/** How a feature stands before a noun in an English name; features that are not here are not used in names. */
export const NAME_FEATURES: Readonly<Record<string, string>> = {
  waterproof: 'Waterproof',
  'water-repellent': 'Water-Repellent',
  windproof: 'Windproof',
  breathable: 'Breathable',
  insulated: 'Insulated',
  hooded: 'Hooded',
  packable: 'Packable',
  lightweight: 'Lightweight',
  stretch: 'Stretch',
  'quick-drying': 'Quick-Drying',
  reflective: 'Reflective',
  'slim fit': 'Slim-Fit',
  'relaxed fit': 'Relaxed-Fit',
  'easy-iron': 'Easy-Iron',
  'high waist': 'High-Waist',
  'non-slip': 'Non-Slip',
  cushioned: 'Cushioned',
  'anti-theft': 'Anti-Theft',
  expandable: 'Expandable',
  foldable: 'Foldable',
  wireless: 'Wireless',
  'noise cancelling': 'Noise-Cancelling',
  sweatproof: 'Sweatproof',
  solar: 'Solar',
  gps: 'GPS',
  'non-stick': 'Non-Stick',
  blackout: 'Blackout',
  'self-inflating': 'Self-Inflating',
  rechargeable: 'Rechargeable',
  adjustable: 'Adjustable',
}

/** Materials that say something in a name; nobody asks for a "plastic" anything. */
export const NAME_MATERIALS: ReadonlySet<string> = new Set([
  'organic cotton',
  'merino wool',
  'wool',
  'linen',
  'leather',
  'suede',
  'vegan leather',
  'silk',
  'velvet',
  'chiffon',
  'canvas',
  'titanium',
  'aluminium',
  'stainless steel',
  'carbon steel',
  'cast iron',
  'glass',
  'stoneware',
  'porcelain',
  'bamboo',
  'jute',
  'down',
])

export const STYLE_LINES: Readonly<Record<string, readonly Words[]>> = {
  casual: [
    words('The look is easy and unforced.', '风格随性自然。'),
    words('Nothing about it tries too hard.', '处处透着不费力的好看。'),
  ],
  classic: [
    words('The shape has been right for fifty years and still is.', '经典造型，半个世纪依旧耐看。'),
    words('A classic that will not date.', '永不过时的经典款。'),
  ],
  sporty: [
    words('The lines are quick and sporty.', '线条利落，动感十足。'),
    words('It looks fast standing still.', '静止时也充满动感。'),
  ],
  minimalist: [
    words('Clean lines, no loud logos.', '线条干净，没有张扬的标识。'),
    words('Everything that is not needed has been left out.', '去掉一切不必要的装饰。'),
  ],
  elegant: [
    words('Quiet elegance in every detail.', '细节之处尽显优雅。'),
    words('It is elegant without being stiff.', '优雅而不拘谨。'),
  ],
  outdoor: [
    words('Every detail has been tried out of doors.', '每个细节都经过户外检验。'),
    words('Made for weather, not for the window.', '为风雨而造，不为橱窗。'),
  ],
  streetwear: [
    words('The attitude comes from the street.', '态度源自街头。'),
    words('Cut with the city in mind.', '为都市街头而设计。'),
  ],
  retro: [
    words('A nod to the seventies, made with today’s means.', '致敬七十年代，用今日工艺打造。'),
    words('The retro details are real, not printed on.', '复古细节货真价实。'),
  ],
  modern: [
    words('A modern form with sharp edges and soft corners.', '现代造型，棱角分明又不失柔和。'),
    words('It looks like this year, not last.', '紧贴当下的现代设计。'),
  ],
  rustic: [
    words(
      'Honest, sturdy and a little rough, as country things are.',
      '朴实、结实、略带粗犷，正是乡村的味道。',
    ),
    words('The rustic look gets better with marks.', '乡村风格，留下痕迹更有味道。'),
  ],
  bohemian: [
    words('Free in line and rich in detail.', '线条自由，细节丰富。'),
    words('A bohemian touch for places with plants.', '一抹波西米亚，与绿植最相配。'),
  ],
  playful: [
    words('It does not take itself too seriously.', '俏皮不拘谨。'),
    words('A little joke is sewn or moulded in; find it.', '藏着一个小巧思，等你发现。'),
  ],
}

/** How an occasion stands in "Good for ..." / "适合..."; home and present are left unsaid. */
export const OCCASION_WORDS: Readonly<Record<string, Words>> = {
  everyday: words('every day', '日常'),
  hiking: words('hiking', '徒步'),
  running: words('running', '跑步'),
  gym: words('the gym', '健身'),
  skiing: words('skiing', '滑雪'),
  travel: words('travel', '旅行'),
  commuting: words('the way to work', '通勤'),
  office: words('the office', '办公'),
  party: words('parties', '聚会'),
  wedding: words('weddings', '婚礼'),
  beach: words('the beach', '海边'),
  camping: words('camping', '露营'),
  school: words('school', '上学'),
  swimming: words('swimming', '游泳'),
}
