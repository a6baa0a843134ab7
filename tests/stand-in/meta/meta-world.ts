/**
 * What there is at the stand-in's Meta. Plain JSON, so that tests can hand it over the network, and all of it
 * decided: the same world gives the same figures on every machine.
 */
export interface MetaWorld {
  app: {
    id: string
    secret: string
    name: string
    /** Where the login dialog may return to; empty lets it return anywhere on localhost. */
    redirectUris: string[]
    /** Login for Business: permissions by configuration. */
    configurations: Record<string, string[]>
  }
  /** The only version of the API that is alive. */
  version: string
  users: MetaUser[]
  businesses: MetaBusiness[]
  pages: MetaPage[]
  accounts: MetaAccount[]
  quirks: Quirks
}

/** Somebody at Facebook who can log in. */
export interface MetaUser {
  id: string
  name: string
  email: string
  /** Ad accounts, Pages and businesses this person may see. */
  accountIds: string[]
  pageIds: string[]
  businessIds: string[]
  /** What the person may do on a Page; everything on one that is left out. */
  tasks?: Record<string, string[]>
}

export interface MetaBusiness {
  id: string
  name: string
  /** WhatsApp business accounts it owns, with their numbers. */
  whatsApp: {
    id: string
    name: string
    numbers: { id: string; displayNumber: string; verifiedName: string }[]
  }[]
  /** Accounts of other businesses that it was given. */
  clientWhatsAppIds?: string[]
}

export interface MetaPage {
  id: string
  name: string
  category: string
  instagram: { id: string; username: string } | null
}

export interface MetaAccount {
  /** Without `act_`. */
  id: string
  name: string
  currency: string
  timeZone: string
  /** account_status: 1 active, 2 disabled, … */
  status: number
  businessId: string | null
  campaigns: MetaCampaign[]
}

export interface MetaCampaign {
  id: string
  name: string
  status: string
  adSets: MetaAdSet[]
}

export interface MetaAdSet {
  id: string
  name: string
  /** destination_type: WHATSAPP, MESSENGER, … */
  destination: string
  status: string
  ads: MetaAd[]
}

export interface MetaAd {
  id: string
  name: string
  /** effective_status. */
  status: string
  title: string
  thumbnailUrl: string
  updatedAt: string
  /** Days of the account's zone on which it is shown; without a last day it goes on. */
  runs: { first: string; last: string | null }[]
  deliveries: Delivery[]
  /** Days that are exactly so, whatever is generated. Null: Meta has no row for it (any more). */
  days?: ExactDay[]
}

/** What an ad brings on one platform on an ordinary day; chance, the same everywhere, moves it about. */
export interface Delivery {
  platform: string
  conversationsADay: number
  /** In whole units of the account's currency. */
  costPerConversation: number
}

export interface ExactDay {
  day: string
  platform: string
  figures: Figures | null
}

export interface Figures {
  /** As Meta would write it: `"988.1"`. */
  spend: string
  impressions: number
  clicks: number
  linkClicks: number
  conversationsStarted: number
  /** Put into the row as it is, over everything else: for rows that are wrong. */
  raw?: Record<string, unknown>
}

/** How Meta behaves. */
export interface Quirks {
  /** The most rows of a page, whatever `limit` says. */
  pageSize: number
  /** Every so manieth page is cut short, or is empty, and still has a next one; 0 for never. */
  shortPageEvery: number
  emptyPageEvery: number
  /** `loop`: the next page's cursor is this page's. */
  cursors: 'honest' | 'loop'
  /** Insights of more rows than this are refused with 100/1487534. */
  mostRowsAtOnce: number
  /** How often a report is asked for before it is done, and how it ends. */
  reports: { polls: number; end: 'Job Completed' | 'Job Failed' | 'Job Skipped' }
  /** Whether `appsecret_proof` must be there; a wrong one is always refused. */
  needsProof: boolean
  /** Recent days are a little too high at first, and today has only its hours. */
  settles: boolean
  /** What the clock says; null for the machine's. */
  now: string | null
}

export const usualQuirks: Quirks = {
  pageSize: 500,
  shortPageEvery: 3,
  emptyPageEvery: 5,
  cursors: 'honest',
  mostRowsAtOnce: 50_000,
  reports: { polls: 2, end: 'Job Completed' },
  needsProof: true,
  settles: false,
  now: null,
}
