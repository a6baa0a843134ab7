import { z } from 'zod'
import { graphPages } from './graph-pages'
import type { MetaToken } from './meta-token'
import { type Patience, patienceOfPages } from './patience'

export interface MetaPhoneNumber {
  phoneNumberId: string
  /** As people write it. */
  displayNumber: string
  name: string
}

const schema = z.looseObject({
  id: z.string().min(1),
  display_phone_number: z.string().catch(''),
  verified_name: z.string().catch(''),
})

/** The phone numbers of a WhatsApp business account: proof that this login may speak for them. */
export async function listPhoneNumbers(
  login: MetaToken,
  wabaId: string,
  patience: Patience = patienceOfPages,
): Promise<MetaPhoneNumber[]> {
  const params = { fields: 'id,display_phone_number,verified_name' }
  const numbers: MetaPhoneNumber[] = []
  for await (const { rows } of graphPages(login, `${wabaId}/phone_numbers`, {
    params,
    limit: 100,
    patience,
  })) {
    numbers.push(...rows.flatMap((row) => toNumber(row) ?? []))
  }
  return numbers
}

function toNumber(row: unknown): MetaPhoneNumber | null {
  const { data } = schema.safeParse(row)
  if (!data) return null
  return { phoneNumberId: data.id, displayNumber: data.display_phone_number, name: data.verified_name }
}
