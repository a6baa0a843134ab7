import { ChartOrTable } from '@/components/charts/chart-or-table'
import { FunnelChart, type FunnelStage } from '@/components/charts/funnel-chart'
import { FunnelKey } from '@/components/charts/funnel-key'
import { Badge } from '@/components/ui/badge'
import { JourneyTable } from './journey-table'
import { type FunnelStep, listFunnelSteps, needsStart } from './list-funnel-steps'
import { nameStep } from './name-step'
import type { JourneyFunnel } from './read-journey-section'
import { StepDetails } from './step-details'
import { toFunnelBar } from './to-funnel-bar'
import { toJourneyRow } from './to-journey-row'

export type JourneyFunnelViewProps = {
  /** One, or two to compare. */
  funnels: JourneyFunnel[]
  firstDifferent: number | null
  locale: string
}

/** How far people came: as bars or as a table. */
export function JourneyFunnelView(props: JourneyFunnelViewProps) {
  const { funnels, locale } = props
  const label = `How far people came in ${funnels[0]?.answer.journey.name}`
  const compares = funnels.length > 1
  const stages = listStages(funnels)
  return (
    <ChartOrTable
      label={label}
      legend={<Legend funnels={funnels} />}
      chart={<FunnelChart label={label} stages={stages.map((sides) => toStage(sides, props))} />}
      table={
        <JourneyTable
          caption={label}
          compares={compares}
          hasCost={funnels.some(({ answer }) => answer.cost.currencies.length > 0)}
          locale={locale}
          rows={stages.flatMap((sides) =>
            sides.map(({ step, funnel }) =>
              toJourneyRow(step, { side: compares ? funnel.name : null, of: funnel.of, locale }),
            ),
          )}
        />
      }
    />
  )
}

interface SideOfStage {
  step: FunnelStep
  funnel: JourneyFunnel
}

/** The steps, each with what there is of it on either side. */
function listStages(funnels: JourneyFunnel[]): SideOfStage[][] {
  const first = needsStart(funnels.map(({ answer }) => answer)) ? 0 : 1
  const sides = funnels.map((funnel) => ({ funnel, steps: listFunnelSteps(funnel.answer).slice(first) }))
  const [chosen] = sides
  if (!chosen) return []
  return chosen.steps.map(({ step }) =>
    sides.flatMap(({ funnel, steps }) =>
      steps.filter((one) => one.step === step).map((one) => ({ step: one, funnel })),
    ),
  )
}

function toStage(sides: SideOfStage[], props: JourneyFunnelViewProps): FunnelStage {
  const { funnels, firstDifferent, locale } = props
  const step = sides[0]?.step ?? { step: 0, name: '' }
  return {
    key: String(step.step),
    name: nameStep(step),
    bars: sides.map(({ step, funnel: { side, answer } }) =>
      toFunnelBar(step, { side, persons: answer.persons, locale }),
    ),
    details: (
      <>
        {step.step === firstDifferent ? (
          <p className="mb-1">
            <Badge tone="accent">First real difference</Badge>
          </p>
        ) : null}
        <div className={funnels.length > 1 ? 'grid grid-cols-2 gap-1' : undefined}>
          {sides.map(({ step, funnel }) => (
            <StepDetails
              key={funnel.side}
              step={step}
              of={funnel.of}
              locale={locale}
              named={funnels.length > 1 ? funnel : null}
            />
          ))}
        </div>
      </>
    ),
  }
}

function Legend({ funnels }: { funnels: JourneyFunnel[] }) {
  return (
    <>
      {funnels.map(({ side, name }) => (
        <FunnelKey key={side} side={side} part="reached">
          {funnels.length > 1 ? <bdi>{name}</bdi> : 'reached'}
        </FunnelKey>
      ))}
      <FunnelKey part="open">still open at the step before</FunnelKey>
      <FunnelKey part="lost">stopped at the step before</FunnelKey>
    </>
  )
}
