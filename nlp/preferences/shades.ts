/**
 * "Dark blue" and its like: catalogues name shades in different ways, so a shade asks for all colours that it may be
 * called by, the plain one too. Keys are what shoppers say; values are colours as a catalogue may have them.
 */
const ROWS = `
dark blue|deep blue|深蓝色|深蓝 > navy|navy blue|midnight blue|indigo|dark blue|blue
light blue|pale blue|sky blue|浅蓝色|浅蓝|天蓝色|天蓝 > sky blue|turquoise|turquoise blue|light blue|blue
dark green|深绿色|深绿|墨绿色|墨绿 > olive|forest green|bottle green|dark green|green
light green|浅绿色|浅绿 > lime|lime green|mint|sea green|light green|green
dark red|deep red|深红色|深红|酒红色|酒红 > burgundy|maroon|wine|dark red|red
dark grey|dark gray|深灰色|深灰 > charcoal|charcoal grey|anthracite|dark grey|grey
light grey|light gray|浅灰色|浅灰 > silver|grey melange|light grey|grey
dark brown|深棕色|深棕|深褐色 > coffee brown|chocolate|dark brown|brown
light brown|浅棕色|浅棕 > beige|tan|camel|khaki|light brown|brown
light pink|pale pink|浅粉色|浅粉 > rose|peach|light pink|pink
off white|cream|creme|ivory|米白色|乳白色 > off white|cream|ivory|beige|white
dark purple|深紫色|深紫 > burgundy|mauve|dark purple|purple
light purple|浅紫色|浅紫 > lavender|lilac|mauve|light purple|purple
`

export interface Shade {
  readonly said: readonly string[]
  readonly values: readonly string[]
}

export const SHADES: readonly Shade[] = ROWS.trim()
  .split('\n')
  .map((row) => {
    const [said = '', values = ''] = row.split(' > ')
    return { said: said.split('|'), values: values.split('|') }
  })
