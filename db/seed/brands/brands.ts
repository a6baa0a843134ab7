import type { Brand } from './brand'
import { fabCart } from './fab-cart'
import { nordlichtReisen } from './nordlicht-reisen'

/** Two brands that differ in whatever a page may get wrong: zone, currency, channels, language, ids. */
export const brands: Brand[] = [fabCart, nordlichtReisen]
