import { describe, expect, it } from '@jest/globals'
import { type Activity, CardFactory, TestAdapter, type TurnContext } from 'botbuilder'
import { allowedPictures } from '../../bot/outgoingPictures.ts'

/** Knows 'ours' and nothing else. */
const resolve = (url: string): string | null => (url === 'ours' ? 'https://shop.example/ours' : null)

async function sent(attachment: object): Promise<Partial<Activity>[]> {
  const adapter = new TestAdapter(async (context: TurnContext) => {
    await context.sendActivity({ type: 'message', attachments: [attachment as never] })
  })
  adapter.use(allowedPictures(resolve))
  await adapter.send('hi').startTest()
  return adapter.activeQueue
}

const adaptive = (body: object[]): object => CardFactory.adaptiveCard({ type: 'AdaptiveCard', body })

async function bodyOf(body: object[]): Promise<unknown> {
  const [activity] = await sent(adaptive(body))
  return (activity?.attachments?.[0]?.content as { body: unknown }).body
}

const image = (url: string): object => ({ type: 'Image', url, altText: 'a jacket' })
const text = { type: 'TextBlock', text: 'Rain jacket' }

describe('pictures in cards', () => {
  it('get their whole address', async () => {
    expect(await bodyOf([image('ours'), text])).toEqual([image('https://shop.example/ours'), text])
  })

  it('are left out, and only they, when they may not be shown', async () => {
    expect(await bodyOf([image('https://evil.example/pixel.png'), text])).toEqual([text])
  })

  it('are found inside columns, sets and backgrounds', async () => {
    const nested = (url: string): object => ({
      type: 'ColumnSet',
      columns: [{ type: 'Column', items: [image(url), text] }],
    })
    expect(await bodyOf([nested('bad')])).toEqual([
      { type: 'ColumnSet', columns: [{ type: 'Column', items: [text] }] },
    ])
    expect(await bodyOf([{ type: 'ImageSet', images: [image('bad'), image('ours')] }])).toEqual([
      { type: 'ImageSet', images: [image('https://shop.example/ours')] },
    ])
    expect(await bodyOf([{ type: 'Container', backgroundImage: 'bad', items: [text] }])).toEqual([
      { type: 'Container', items: [text] },
    ])
    expect(await bodyOf([{ type: 'Container', backgroundImage: { url: 'bad' }, items: [] }])).toEqual([
      { type: 'Container', items: [] },
    ])
  })

  it('do not touch links, and what a button sends back', async () => {
    const actions = [
      { type: 'Action.OpenUrl', title: 'Open', url: 'https://shop.example/p1' },
      { type: 'Action.Submit', title: 'Why?', data: { url: 'kept', list: [null] } },
    ]
    expect(await bodyOf([{ type: 'ActionSet', actions }])).toEqual([{ type: 'ActionSet', actions }])
  })

  it('are checked in hero cards too', async () => {
    const [activity] = await sent(CardFactory.heroCard('Jacket', ['ours', 'bad']))
    expect(activity?.attachments?.[0]?.content).toMatchObject({
      title: 'Jacket',
      images: [{ url: 'https://shop.example/ours' }],
    })
  })

  it('are dropped as attachments when they may not be shown', async () => {
    const [activity] = await sent({ contentType: 'image/png', contentUrl: 'https://evil.example/pixel.png' })
    expect(activity?.attachments).toEqual([])
  })
})
