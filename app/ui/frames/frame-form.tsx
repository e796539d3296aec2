import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { Link } from "@remix-run/react";
import { FrameForm as Schema } from "~/domain/frames/forms";
import { withFrame } from "~/domain/frames/rules";
import type { CriterionRule, SchemeRules } from "~/domain/schemes/rules";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { FieldError, TextArea } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { inLanguage } from "~/ui/rounds/round-name";
import { sumsOf, type TypedNode } from "~/ui/schemes/criteria-sums";
import { type CriteriaField, CriterionList, Sums, typedCriterion } from "~/ui/schemes/criterion-list";
import { AddItem, SavesOnEnter } from "~/ui/schemes/fields";
import { bandsOf } from "~/ui/schemes/item-texts";

interface FrameFormProps {
  readonly rules: SchemeRules;
  /** What the form begins with. */
  readonly criteria: readonly CriterionRule[];
  readonly note: string | null;
  /** A proposal waits and this one takes its place. */
  readonly replaces: boolean;
  /** Where what the points of a criterion mean is written. */
  readonly bandsTo: (criterion: string) => string;
  readonly lastResult: SubmissionResult<string[]> | undefined;
}

/** The criteria of the first rank as the scheme has them, and what each is made of, to be written. */
export function FrameForm({ rules, criteria, note, replaces, bandsTo, lastResult }: FrameFormProps) {
  const [form, fields] = useForm({
    id: "frame",
    lastResult,
    constraint: getZodConstraint(Schema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: Schema }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: {
      roots: criteria.map(({ code, parts = [] }) => ({ code, parts: parts.map(typedCriterion) })),
      note: note ?? "",
    },
  });
  const groups = rules.groups.map((group) => group.code);
  const framed = withFrame(rules, [...criteria], rules.criteria.source);
  return (
    <PostForm form={form} labels={{ roots: m.frames_title(), note: m.frames_note() }}>
      <SavesOnEnter />
      <div id={fields.roots.id} tabIndex={-1} className="grid gap-5">
        <FieldError field={fields.roots} />
        {fields.roots.getFieldList().map((root, place) => {
          const { code, parts } = root.getFieldset();
          const fixed = rules.criteria.value.find((one) => one.code === code.initialValue);
          if (!fixed) return null;
          const list = parts as unknown as CriteriaField;
          const nodes = (list.value ?? []) as readonly TypedNode[];
          return (
            <Card as="section" key={fixed.code} aria-labelledby={`root-${place}`} className="grid gap-4">
              <input type="hidden" name={code.name} value={fixed.code} />
              <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
                <h3 id={`root-${place}`} className="text-lg">
                  {fixed.code}. {inLanguage(fixed.title, fixed.titleEn)}
                </h3>
                <Sums
                  sums={nodes.length > 0 ? sumsOf(nodes, groups) : [{ group: null, points: fixed.maximum }]}
                  wanted={fixed.maximum}
                />
              </div>
              {nodes.length === 0 && (
                <p className="flex flex-wrap items-center gap-x-6 gap-y-1">
                  <span className="text-soft">{m.frames_scored_whole()}</span>
                  <Link to={bandsTo(fixed.code)} className="inline-flex min-h-11 items-center">
                    {m.schemes_to_bands({ count: bandsOf(framed, fixed.code).length })}
                  </Link>
                </p>
              )}
              <CriterionList form={form} field={list} nodes={nodes} rules={framed} bandsTo={bandsTo} depth={1} />
              <AddItem form={form} name={list.name}>
                {m.schemes_add_part({ code: fixed.code })}
              </AddItem>
            </Card>
          );
        })}
      </div>
      <Card>
        <TextArea field={fields.note} label={m.frames_note()} hint={m.frames_note_hint()} rows={3} limit={1000} />
        <FormActions>
          <Button type="submit" kind="main">
            {replaces ? m.frames_replace() : m.frames_propose()}
          </Button>
        </FormActions>
      </Card>
    </PostForm>
  );
}
