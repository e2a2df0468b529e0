/** The groups that products stand in: the shop (group 0), below it its categories from general to specific. Pure. */
import type { Product } from '../../data/types/product.ts'

export interface ProductTree {
  /** By group; a parent comes before its children, -1 for the shop. */
  readonly parent: Int32Array
  /** By product: its most specific group. */
  readonly groupOf: Int32Array
}

export function productTree(paths: readonly (readonly string[])[]): ProductTree {
  const parent = [-1]
  const groups = new Map<string, number>()
  const groupOf = Int32Array.from(paths, (path) => {
    let group = 0
    for (const name of path) {
      const key = `${group}/${name}`
      const found = groups.get(key)
      if (found === undefined) {
        groups.set(key, parent.length)
        parent.push(group)
      }
      group = found ?? parent.length - 1
    }
    return group
  })
  return { parent: Int32Array.from(parent), groupOf }
}

export function treeOfProducts(products: readonly Pick<Product, 'categoryPath'>[]): ProductTree {
  return productTree(products.map(({ categoryPath }) => categoryPath))
}
