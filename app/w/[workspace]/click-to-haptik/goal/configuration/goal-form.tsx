'use client'

import { useEffect, useState } from 'react'
import { FormProvider } from 'react-hook-form'
import { useLeaveGuard } from '@/components/form/use-leave-guard'
import { DialogBody } from '@/components/ui/dialog-body'
import type { CurrentGoal } from '@/lib/goals/get-goal'
import { mostConditions, mostSubConditions } from '@/lib/goals/goal-schema'
import type { GoalVersion } from '@/lib/goals/goal-version'
import type { NodeChoice } from '../../../nodes/node-choice'
import { useNodeChoices } from '../../../nodes/use-node-choices'
import type { GoalSetting } from '../goal-setting'
import { namesOf } from '../name-node'
import { GoalPreviewPanel } from '../preview/goal-preview-panel'
import { ConditionList } from './condition-list'
import { GoalFormFooter } from './goal-form-footer'
import { fieldsOf, openingFields, toComparedGoal } from './goal-typed'
import { MayOnlyLook } from './may-only-look'
import { NameAndValue } from './name-and-value'
import { StaleGoal } from './stale-goal'
import { useSaveGoal } from './use-save-goal'

export type GoalFormProps = {
  setting: GoalSetting
  goal: CurrentGoal
  nodes: NodeChoice[]
  onDirty: (isDirty: boolean) => void
  onSaved: (version: GoalVersion) => void
}

const formId = 'goal-configuration'

/** The inside of the dialog: the form at the left, what it would count at the right. */
export function GoalForm({ setting, goal, nodes: names, onDirty, onSaved }: GoalFormProps) {
  const { currency, locale, maySave } = setting
  const nodes = useNodeChoices(setting.slug, names)
  const [seen, setSeen] = useState(goal.building ?? goal.live)
  const opening = openingFields(goal, currency)
  const { form, submit, message, pending, dirty, theirs, forgetTheirs, unchanged } = useSaveGoal({
    setting,
    opening,
    onSaved,
  })
  useLeaveGuard(dirty)
  useEffect(() => onDirty(dirty), [dirty, onDirty])
  // The dialog was open before there was a field to begin with.
  useEffect(() => form.setFocus('conditions.0.subConditions.0.nodeId'), [form])
  const { submitCount } = form.formState
  useEffect(() => {
    if (submitCount > 0) focusFirstError()
  }, [submitCount])

  const takeTheirs = (version: GoalVersion) => {
    form.reset(fieldsOf(version, currency))
    setSeen(version)
    forgetTheirs()
  }
  const saveMine = (over: GoalVersion) => {
    form.setValue('basedOnVersion', over.version)
    setSeen(over)
    void submit()
  }

  return (
    <FormProvider {...form}>
      <DialogBody
        title="Goal configuration"
        sentence={`A conversation reaches the goal when it visits the nodes below. Up to ${mostConditions} conditions of up to ${mostSubConditions} sub-conditions.`}
        aside={<GoalPreviewPanel setting={setting} liveVersion={goal.live?.version ?? null} nodes={nodes} />}
        footer={
          <GoalFormFooter
            formId={formId}
            seen={seen}
            unchanged={dirty ? null : unchanged}
            message={message}
            pending={pending}
            maySave={maySave}
            isChoosing={theirs !== null}
            onKeepEditing={forgetTheirs}
            timeZone={setting.timeZone}
          />
        }
      >
        {maySave ? null : (
          <div className="mb-4">
            <MayOnlyLook role={setting.role} />
          </div>
        )}
        {theirs ? (
          <StaleGoal
            theirs={theirs}
            mine={toComparedGoal(form.getValues(), currency)}
            nameNode={namesOf(nodes)}
            locale={locale}
            timeZone={setting.timeZone}
            pending={pending}
            onTakeTheirs={() => takeTheirs(theirs)}
            onSaveMine={() => saveMine(theirs)}
          />
        ) : null}
        <form id={formId} onSubmit={submit} noValidate hidden={theirs !== null}>
          <ConditionList nodes={nodes} locale={locale} readOnly={!maySave} />
          <NameAndValue currency={currency} readOnly={!maySave} />
        </form>
      </DialogBody>
    </FormProvider>
  )
}

/** The first as people read; the form's own first is the one that was drawn first. */
function focusFirstError(): void {
  document.getElementById(formId)?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}
