import { Callout } from '@/components/ui/callout'

export type AddressProblemsProps = { problems: string[] }

/** An address that cannot be followed still shows a page, and says what it shows instead. */
export function AddressProblems({ problems }: AddressProblemsProps) {
  if (problems.length === 0) return null
  return (
    <div className="mb-4">
      <Callout tone="warning" title="Part of this address could not be followed">
        {problems.join(' ')}
      </Callout>
    </div>
  )
}
