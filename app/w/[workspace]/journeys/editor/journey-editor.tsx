'use client'

import { useRouter } from 'next/navigation'
import { Suspense, useState } from 'react'
import { toast } from 'sonner'
import { FormMessage } from '@/components/form/form-message'
import { NumberField } from '@/components/form/number-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { useLeaveGuard } from '@/components/form/use-leave-guard'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { Skeleton } from '@/components/ui/skeleton'
import type { Journey } from '@/lib/journeys/journey'
import type { JourneyInput } from '@/lib/journeys/journey-schema'
import type { WalkedPath } from '@/lib/metrics/list-walked-paths'
import type { NodeChoice } from '../../nodes/node-choice'
import { useNodeChoices } from '../../nodes/use-node-choices'
import { journeysHref } from '../journeys-href'
import { emptyJourney, journeyValuesSchema, toValues } from './journey-values'
import { listDifferences } from './list-differences'
import { ReachPreview } from './reach-preview'
import { saveJourneyAction } from './save-journey-action'
import { StaleJourney } from './stale-journey'
import { StepList } from './step-list'
import { useSteps } from './use-steps'
import { WalkedPaths } from './walked-paths'

export type JourneyEditorProps = {
  slug: string
  timeZone: string
  locale: string
  /** Null for a new one. */
  journey: Journey | null
  nodes: NodeChoice[]
  paths: Promise<WalkedPath[] | null>
  /** Whether the paths are those of people whom ads brought. */
  areOfAds: boolean
}

export function JourneyEditor(props: JourneyEditorProps) {
  const { slug, timeZone, locale, journey, nodes, paths, areOfAds } = props
  const router = useRouter()
  const choices = useNodeChoices(slug, nodes)
  const [theirs, setTheirs] = useState<Journey | null>(null)

  const save = async (input: JourneyInput) => {
    const result = await saveJourneyAction(slug, { ...input, id: journey?.id })
    if (!result.ok || result.outcome !== 'stale') return result
    setTheirs(result.theirs)
    return { ok: false as const, message: `${result.theirs.updatedBy} saved this journey meanwhile.` }
  }
  const { form, control, submit, message, pending, dirty } = useActionForm({
    schema: journeyValuesSchema,
    action: save,
    defaultValues: journey ? toValues(journey) : emptyJourney(),
    onDone: ({ outcome, journey }) => {
      toast.success(outcome === 'unchanged' ? 'Nothing had changed' : `“${journey.name}” is saved`)
      router.push(journeysHref(slug))
    },
  })
  const steps = useSteps(form, choices)
  useLeaveGuard(dirty)

  const takeTheirs = (saved: Journey) => {
    form.reset(toValues(saved))
    setTheirs(null)
  }
  const keepMine = (saved: Journey) => {
    form.setValue('basedOnRevision', saved.revision)
    setTheirs(null)
    void submit()
  }

  return (
    <form onSubmit={submit} noValidate aria-label="Journey">
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Card className="space-y-5">
          <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_12rem]">
            <TextField control={control} name="name" label="Name" autoComplete="off" />
            <NumberField
              control={control}
              name="windowHours"
              label="Window in hours"
              hint="Who takes longer after step 1 counts as dropped."
            />
          </div>
          <StepList form={form} steps={steps} choices={choices} locale={locale} />
          {theirs ? (
            <StaleJourney
              theirs={theirs}
              differences={listDifferences(form.getValues(), toValues(theirs))}
              timeZone={timeZone}
              onTakeTheirs={() => takeTheirs(theirs)}
              onKeepMine={() => keepMine(theirs)}
            />
          ) : null}
          <FormMessage message={message} />
          <div className="flex flex-wrap justify-end gap-2">
            <LinkButton href={journeysHref(slug)}>Cancel</LinkButton>
            <SubmitButton pending={pending} pendingText="Saving">
              Save the journey
            </SubmitButton>
          </div>
        </Card>
        <div className="space-y-4 lg:sticky lg:top-5">
          <Card>
            <ReachPreview
              slug={slug}
              control={control}
              ads={journey?.ads ?? []}
              choices={choices}
              locale={locale}
            />
          </Card>
          <Card
            title="Most walked paths"
            sentence={`Of conversations ${areOfAds ? 'from ads ' : ''}in the last 30 days. One click makes a path your steps.`}
          >
            <Suspense fallback={<Skeleton className="h-40 w-full" />}>
              <WalkedPaths paths={paths} onTakeOver={steps.takeOver} locale={locale} />
            </Suspense>
          </Card>
        </div>
      </div>
    </form>
  )
}
