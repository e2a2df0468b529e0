/** Sentences about features and materials that all footwear shares. */
import type { Words } from '../plan.ts'
import { words } from '../plan.ts'

export const FOOTWEAR_FEATURES: Readonly<Record<string, readonly Words[]>> = {
  waterproof: [
    words(
      'A waterproof lining keeps feet dry through puddles and wet grass.',
      '防水内衬，踩水坑、走湿草地都不湿脚。',
    ),
    words('Waterproof up to the ankle.', '脚踝以下完全防水。'),
  ],
  'water-repellent': [words('The upper sheds a passing shower.', '鞋面防泼水，阵雨无忧。')],
  breathable: [
    words('Air moves freely through the upper.', '鞋面透气，空气自由流通。'),
    words('Feet stay cool on long days.', '长时间行走，双脚依旧清爽。'),
  ],
  lightweight: [
    words('At under 250 grams a shoe, you feel the road and little else.', '单只不到250克，脚下轻盈无负担。'),
    words('Surprisingly light for what it can take.', '耐用之余，轻得令人意外。'),
  ],
  cushioned: [
    words('The midsole swallows hard pavement.', '中底缓震，化解坚硬路面的冲击。'),
    words('Soft under the heel, springy under the toes.', '脚跟柔软，前掌回弹。'),
  ],
  'arch support': [words('A shaped footbed supports the arch.', '立体鞋垫，承托足弓。')],
  'non-slip': [
    words('The sole grips on wet stone and station floors.', '鞋底抓地力强，湿滑石板与地砖都稳。'),
    words('Deep lugs hold where the path is loose.', '深齿大底，松散路面也抓得牢。'),
  ],
  insulated: [
    words('Warm lining down to the toes, good for well below zero.', '保暖内里直达脚尖，零下天气也不冷。'),
    words('A thick footbed keeps out the cold from below.', '厚实鞋垫隔绝地面寒气。'),
  ],
  'ankle support': [words('The padded shaft steadies the ankle.', '加厚鞋筒，稳固脚踝。')],
  'steel toe': [words('A steel cap protects the toes.', '钢制鞋头，保护脚趾。')],
  'quick-drying': [words('Rinse them, shake them, walk on.', '冲一冲、甩一甩，继续走。')],
  reflective: [words('Reflective heel tabs show you at night.', '后跟反光条，夜间更醒目。')],
  adjustable: [words('Straps adjust to broad and narrow feet.', '绑带可调，宽脚窄脚都合适。')],
  'sun protection': [words('The uppers keep the sun off.', '鞋面防晒。')],
}

export const FOOTWEAR_MATERIALS: Readonly<Record<string, readonly Words[]>> = {
  mesh: [
    words('Engineered mesh hugs the foot without seams.', '一体网布鞋面，贴脚无缝。'),
    words('The knitted mesh gives where the foot bends.', '针织网面随脚弯曲。'),
  ],
  leather: [
    words('Full-grain leather, tanned to last and easy to polish.', '头层牛皮，耐穿易打理。'),
    words('The leather takes the shape of your foot within a week.', '真皮鞋面，一周即贴合脚型。'),
  ],
  suede: [
    words('Fine suede with a soft nap.', '细腻绒面革，触感柔软。'),
    words('The suede is brushed by hand.', '绒面革经手工刷理。'),
  ],
  'vegan leather': [
    words(
      'The vegan leather is free of animal products and wipes clean.',
      '素皮材质，不含动物成分，一擦即净。',
    ),
  ],
  canvas: [
    words('Heavy canvas, double-stitched.', '厚实帆布，双线缝制。'),
    words('The canvas breathes and can be washed.', '帆布透气，可水洗。'),
  ],
  nylon: [words('Tough nylon takes the scrapes.', '坚韧尼龙，耐刮耐磨。')],
  rubber: [
    words('Natural rubber bends in the cold without cracking.', '天然橡胶，低温弯折不开裂。'),
    words('Seamless rubber, moulded in one piece.', '一体成型橡胶，无接缝。'),
  ],
  wool: [words('A lining of wool keeps feet warm and dry.', '羊毛内里，温暖干爽。')],
  'recycled polyester': [words('The upper is knitted from recycled yarn.', '鞋面由再生纱线编织。')],
}
