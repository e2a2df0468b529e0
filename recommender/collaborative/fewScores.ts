/**
 * Scores of a few products out of very many; all others have 0. A shopper's past speaks for some thousands at most, so a
 * turn need not make, clear and throw away a number for every product of the catalogue.
 * Open addressing with linear probing; adding and reading cost some ns, whatever the size of the catalogue.
 */
export class FewScores {
  /** Product + 1; 0 where a place is free. */
  readonly #products: Int32Array
  readonly #scores: Float32Array

  /** `most` is the largest number of different products that will be added. */
  constructor(most: number) {
    // At least half of the places stay free, so that a search is short and ends.
    const places = 2 ** Math.ceil(Math.log2(2 * Math.max(most, 1)))
    this.#products = new Int32Array(places)
    this.#scores = new Float32Array(places)
  }

  add(product: number, score: number): void {
    const place = this.#placeOf(product)
    this.#products[place] = product + 1
    this.#scores[place]! += score
  }

  of(product: number): number {
    return this.#scores[this.#placeOf(product)]!
  }

  /** Where the product is, or the free place where it would be. */
  #placeOf(product: number): number {
    const products = this.#products
    const last = products.length - 1
    // Neighbouring numbers are kept apart by the golden ratio (Knuth, The Art of Computer Programming, 6.4).
    let place = (Math.imul(product, 0x9e3779b1) >>> 7) & last
    while (products[place] !== 0 && products[place] !== product + 1) place = (place + 1) & last
    return place
  }
}
