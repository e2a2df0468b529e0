/** Sentences about features and materials that all clothing shares. */
import type { Words } from '../plan.ts'
import { words } from '../plan.ts'

export const CLOTHING_FEATURES: Readonly<Record<string, readonly Words[]>> = {
  waterproof: [
    words(
      'Taped seams and a waterproof membrane keep steady rain out.',
      '压胶接缝配合防水膜，持续降雨也不渗水。',
    ),
    words(
      'Tested to a 15,000 mm water column, it stays dry inside in a downpour.',
      '防水指数达15000毫米，倾盆大雨里依旧干爽。',
    ),
    words(
      'Waterproof zips and sealed seams hold up to a whole day of rain.',
      '防水拉链与密封接缝，雨中穿一整天也不怕。',
    ),
  ],
  'water-repellent': [
    words('A PFC-free finish lets light rain bead off.', '无氟防泼水处理，小雨落上即成水珠滑落。'),
    words('The outside sheds drizzle and splashes.', '面料防泼水，毛毛雨和溅水轻松应对。'),
  ],
  windproof: [
    words('The tight weave stops cold wind before you feel it.', '高密织造，把冷风挡在外面。'),
    words('Windproof panels cover the chest and shoulders.', '胸前与肩部采用防风拼接。'),
  ],
  breathable: [
    words('It lets warmth and sweat escape.', '出汗时热气能及时排出，透气不闷。'),
    words('The fabric breathes, so you do not overheat.', '面料透气，久穿也不觉闷热。'),
  ],
  insulated: [
    words('Warm enough for frosty mornings, and never stuffy indoors.', '霜冻的清晨也够暖，进了屋也不闷。'),
    words('It holds body heat when the temperature drops below zero.', '气温降到零下，也能留住体温。'),
  ],
  hooded: [
    words('The hood adjusts with one hand and turns with your head.', '帽子单手可调，转头时不遮挡视线。'),
    words('A roomy hood shuts out the weather.', '宽大的连帽把坏天气挡在外面。'),
  ],
  packable: [
    words(
      'It folds into its own pocket, about the size of a water bottle.',
      '可收进自带口袋，大小与水瓶相仿。',
    ),
    words('Rolled up, it disappears into any bag.', '卷起即可塞进任何背包。'),
  ],
  lightweight: [
    words('You hardly notice that you are wearing it.', '轻得几乎感觉不到重量。'),
    words('Light enough to carry along just in case.', '份量轻，随身带着以备不时之需。'),
  ],
  stretch: [
    words('A little stretch follows every move.', '略带弹力，活动自如。'),
    words(
      'The stretch weave gives way when you bend, climb or cycle.',
      '弹力织物，弯腰、攀爬、骑车都不受限。',
    ),
  ],
  'quick-drying': [
    words('Washed in the evening, it is dry in the morning.', '晚上洗，早上就干。'),
    words('It dries within the hour after a shower of rain or sweat.', '淋雨出汗后一小时内即可变干。'),
  ],
  reflective: [
    words('Reflective details make you visible after dark.', '反光细节，夜间出行更醒目。'),
    words('Drivers see the reflective trim from far away.', '反光条远处可见，夜行更安全。'),
  ],
  'sun protection': [
    words('Rated UPF 50+ against strong sun.', '达到UPF 50+，有效阻隔紫外线。'),
    words('The weave blocks UV light without feeling heavy.', '面料阻隔紫外线，却不厚重。'),
  ],
  'multi-pocket': [
    words(
      'Pockets for phone, map, snacks and keys all close securely.',
      '多个口袋可放手机、地图、零食和钥匙，均可闭合。',
    ),
    words('There is a pocket wherever the hand looks for one.', '伸手之处皆有口袋。'),
  ],
  'easy-iron': [
    words('Shake it out, hang it up, and skip the iron.', '抖一抖、挂起来，无需熨烫。'),
    words('Creases fall out on the hanger.', '挂起后褶皱自然平整。'),
  ],
  'high waist': [
    words('The high waist stays in place when you move.', '高腰设计，活动时不下滑。'),
    words('Cut high at the waist for a longer line.', '高腰剪裁，拉长比例。'),
  ],
  'slim fit': [
    words('The fit is slim without being tight.', '修身剪裁，贴合而不紧绷。'),
    words('It follows the body closely for a tidy outline.', '线条贴身，轮廓利落。'),
  ],
  'relaxed fit': [
    words('The cut is relaxed, with room for a layer below.', '版型宽松，里面可再加一层。'),
    words('Loose where it should be, and easy all day.', '宽松自在，全天舒适。'),
  ],
  lined: [
    words('The lining glides over what you wear beneath.', '内衬顺滑，穿脱轻松。'),
    words('Fully lined, so that nothing shows through.', '全衬里设计，不透不粘。'),
  ],
}

export const CLOTHING_MATERIALS: Readonly<Record<string, readonly Words[]>> = {
  nylon: [
    words('The nylon shell is tough and light.', '尼龙面料坚韧又轻便。'),
    words('Ripstop nylon shrugs off thorns and rock.', '防撕裂尼龙，不惧树枝与岩石刮擦。'),
  ],
  polyester: [
    words(
      'The polyester keeps its shape and colour wash after wash.',
      '聚酯纤维面料，多次洗涤不变形不褪色。',
    ),
    words('Hard-wearing polyester asks for little care.', '耐磨聚酯纤维，打理简单。'),
  ],
  'recycled polyester': [
    words('The fabric is spun from recycled bottles.', '面料由回收瓶再生纺成。'),
    words('Made from recycled polyester, with nothing lost in strength.', '采用再生聚酯纤维，强度丝毫不减。'),
  ],
  cotton: [
    words('Soft cotton feels good from the first day.', '柔软纯棉，第一天穿就舒服。'),
    words('Long-staple cotton stays smooth for years.', '长绒棉，历久依旧顺滑。'),
  ],
  'organic cotton': [
    words('The organic cotton comes from certified farms.', '有机棉来自认证农场。'),
    words('Organic cotton, brushed once for a soft hand.', '有机棉经轻柔磨毛，触感细软。'),
  ],
  denim: [
    words('The denim softens and fades in its own way.', '牛仔布越穿越软，养出专属色落。'),
    words('Sturdy 12-ounce denim is made to be worn for years.', '12盎司厚实牛仔布，经年耐穿。'),
  ],
  wool: [
    words('The wool is dense, warm and naturally resistant to odour.', '羊毛厚实保暖，天然抗异味。'),
    words('Milled wool holds its shape and keeps the cold off.', '缩绒羊毛挺括有型，抵御寒意。'),
  ],
  'merino wool': [
    words('Fine merino warms without itching.', '细腻美利奴羊毛，保暖不刺痒。'),
    words('Merino keeps fresh for days on the trail.', '美利奴羊毛抗异味，连穿几天依旧清爽。'),
  ],
  linen: [
    words('Pure linen is cool on hot days and better with every wash.', '纯亚麻夏日清凉，越洗越好穿。'),
    words('The linen is garment-washed, soft with an honest crease.', '水洗亚麻，柔软而带自然褶皱。'),
  ],
  leather: [
    words('The leather is full-grain and will age well.', '头层牛皮，岁月愈久愈有味道。'),
    words('Vegetable-tanned leather gains depth with wear.', '植鞣皮革，越用色泽越深沉。'),
  ],
  down: [
    words('Responsibly sourced down gives much warmth for little weight.', '负责任采集的羽绒，轻盈而温暖。'),
    words('The 700-fill down lofts again after every journey.', '700蓬松度羽绒，取出后迅速回弹。'),
  ],
  fleece: [
    words('The brushed fleece is soft on the inside and hardly pills.', '内面拉绒柔软，不易起球。'),
    words('Mid-weight fleece traps warm air and dries fast.', '中厚抓绒锁住暖空气，又干得快。'),
  ],
  viscose: [
    words('Flowing viscose falls softly and stays cool.', '粘胶面料垂坠飘逸，清凉亲肤。'),
    words('The viscose drapes well and does not cling.', '粘胶纤维垂感好，不贴身。'),
  ],
  silk: [
    words('The silk has a quiet sheen and a cool touch.', '真丝光泽含蓄，触感清凉。'),
    words('Mulberry silk, light as a breath.', '桑蚕丝面料，轻若无物。'),
  ],
  chiffon: [
    words('The chiffon moves with every step.', '雪纺面料，随步轻扬。'),
    words('Two layers of chiffon keep it light and opaque.', '双层雪纺，轻盈不透。'),
  ],
  velvet: [
    words('The velvet catches the light when you turn.', '丝绒面料，转身间流光溢彩。'),
    words('Soft velvet with a deep colour.', '丝绒柔软，色泽浓郁。'),
  ],
  flannel: [
    words('Brushed flannel warms like an old favourite.', '磨毛法兰绒，温暖如旧爱。'),
    words('The flannel is thick, soft and made for cold mornings.', '法兰绒厚实柔软，专为清冷的早晨而备。'),
  ],
  elastane: [
    words('A touch of elastane keeps the shape.', '加入少量氨纶，久穿不变形。'),
    words('The elastane blend supports without pressing.', '含氨纶混纺，有支撑而不勒。'),
  ],
}
