/** Branded identifiers: a string of one kind cannot be passed where another kind is wanted. */
export type ProductId = string & { readonly __brand: 'ProductId' }
export type ShopperId = string & { readonly __brand: 'ShopperId' }
export type ConversationId = string & { readonly __brand: 'ConversationId' }
/** One list of suggestions that was shown; interactions name the list that they answer. */
export type ListId = string & { readonly __brand: 'ListId' }
export type EventId = string & { readonly __brand: 'EventId' }
