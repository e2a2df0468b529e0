import { expect, it } from '@jest/globals'
import { pictureUrl } from '../../../bot/http/pictureUrl.ts'

const options = { baseUrl: 'http://localhost:3978', imageHosts: ['cdn.example', '*.images.example'] }

it.each([
  ['/pictures/p1.svg', 'http://localhost:3978/pictures/p1.svg'],
  ['https://cdn.example/a.jpg?w=300', 'https://cdn.example/a.jpg?w=300'],
  ['https://CDN.example/a.jpg', 'https://cdn.example/a.jpg'],
  ['https://eu.images.example/a.jpg', 'https://eu.images.example/a.jpg'],
])('%s is shown', (given, shown) => {
  expect(pictureUrl(given, options)).toBe(shown)
})

it.each([
  [null],
  [''],
  ['http://cdn.example/a.jpg'],
  ['https://evil.example/a.jpg'],
  ['https://images.example/a.jpg'],
  ['https://evilimages.example/a.jpg'],
  ['https://cdn.example.evil.example/a.jpg'],
  ['https://user:password@cdn.example/a.jpg'],
  ['https://cdn.example:8443/a.jpg'],
  ['//cdn.example/a.jpg'],
  ['javascript:alert(1)'],
  ['data:image/svg+xml,<svg/>'],
  ['/pictures/../metrics'],
  ['/metrics'],
])('%s is not', (given) => {
  expect(pictureUrl(given, options)).toBeNull()
})

it('allows every host over https with *', () => {
  const all = { ...options, imageHosts: ['*'] }
  expect(pictureUrl('https://any.example/a.jpg', all)).toBe('https://any.example/a.jpg')
  expect(pictureUrl('http://any.example/a.jpg', all)).toBeNull()
})
