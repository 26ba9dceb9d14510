"""The stages of a check, in order; the first that finds something ends it.

load → answer, value, gradient (each question once) → repeat (right again when called again) → side_effects → budget → rule
"""

from dataclasses import dataclass, field, replace

from grader import memory, questions
from grader.bank import Bank, Item
from grader.conversation import Conversation, Limits, Silence, ran_out_of_memory
from grader.judge import Fault, judge
from grader.sandbox.server import Server
from grader.spec import Kata
from grader.submission import Submission
from grader.verdict import Finding, Memory, Outcome
from grader.wire.messages import Answer, Trouble

_REPEATED = 60


@dataclass
class Check:
    """One submission under examination, in boxes of one form."""

    server: Server
    kata: Kata
    submission: Submission
    bank: Bank
    limits: Limits
    form: str
    stages: list[str] = field(default_factory=list)
    asked: int = 0
    output: str = ""
    layers: tuple[str, ...] = ()
    skipped: list[Trouble] = field(default_factory=list)
    memory: Memory | None = None
    seed: int = 0  # of what is asked beside the bank

    def afresh(self, form: str) -> "Check":
        """The same check, to be done again in boxes of `form`."""
        return replace(self, form=form, stages=[], skipped=[])

    def conversation(self) -> Conversation:
        """A fresh box."""
        return Conversation(self.server, self.kata, self.submission, self.limits, self.form)


@dataclass(frozen=True)
class Failure:
    """What ended a check: the finding, and the item and fault that show it, where there are."""

    finding: Finding
    item: Item | None = None
    fault: Fault | None = None
    trouble: Trouble | None = None  # the exception, if there was one

    @property
    def blocked(self) -> str | None:
        """The module that a strict box could not import."""
        return self.trouble.blocked if self.trouble is not None else None


def run(check: Check) -> Failure | None:
    """Go through the stages; None if all were passed."""
    if check.submission.too_large:
        check.stages.append("load")
        return Failure(Finding("load", Outcome.CANNOT_LOAD, check.submission.too_large))
    with check.conversation() as conversation:
        try:
            return _load(check, conversation) or _numbers(check, conversation) or _budget(check) or _rule(check)
        except Silence as silence:
            return Failure(_finding_of(silence, check), _item_of(silence, check.bank))
        finally:
            check.asked, check.output, check.layers = conversation.asked, conversation.output, conversation.layers


def _load(check: Check, conversation: Conversation) -> Failure | None:
    check.stages.append("load")
    loaded = conversation.load()
    check.skipped = loaded.skipped
    if loaded.trouble is None:
        return None
    outcome = Outcome.OUT_OF_MEMORY if ran_out_of_memory(loaded.trouble) else Outcome.CANNOT_LOAD
    return Failure(_finding("load", outcome, loaded.trouble), trouble=loaded.trouble)


def _numbers(check: Check, conversation: Conversation) -> Failure | None:
    """Every question once, some again, then whether the caller's things are as they were."""
    both = check.kata.kind == "op" or check.kata.with_value
    check.stages += ["answer", "value", "gradient"] if both else ["answer", _compared(check.kata)]
    changed: list[tuple[Item, Answer]] = []
    failure = _ask_all(check, conversation, check.bank.items, changed)
    if failure is not None:
        return _as_state_dependent(check, failure) if failure.fault and failure.finding.outcome is not Outcome.RAISED else failure
    check.stages.append("repeat")
    again = list(reversed(check.bank.items[: questions.share(check.kata, _REPEATED, 4)]))
    failure = _ask_all(check, conversation, again, changed)
    if failure is not None:
        return _in_repeat(failure)
    check.stages.append("side_effects")
    return _side_effect(check.kata, *changed[0]) if changed else None


def _budget(check: Check) -> Failure | None:
    """One call on large inputs, in a box of its own, whose memory is watched."""
    kata = check.kata
    if kata.budget is None:
        return None
    check.stages.append(memory.STAGE)
    asked = memory.question(kata, check.seed)
    with check.conversation() as conversation:
        watched = conversation.watch(asked)
    check.memory = memory.used(kata.budget, watched.usage, watched.history)
    trouble = watched.trouble or (watched.answer.trouble if watched.answer is not None else None)
    if trouble is not None or watched.answer is None:
        outcome = Outcome.OUT_OF_MEMORY if trouble is not None and ran_out_of_memory(trouble) else Outcome.RAISED
        return Failure(_finding(memory.STAGE, outcome, trouble or Trouble("Refused", "there was no answer")), trouble=trouble)
    finding = memory.fault(kata, asked, check.seed, watched.answer) or memory.over(kata, check.memory, watched)
    return Failure(finding) if finding is not None else None


def _compared(kata: Kata) -> str:
    return "gradient" if kata.kind == "grad" else "value"


def _ask_all(check: Check, conversation: Conversation, items: list[Item], changed: list[tuple[Item, Answer]]) -> Failure | None:
    for item, answer in zip(items, conversation.ask([item.question for item in items]), strict=True):
        fault = judge(check.kata, item, answer)
        if fault is not None:
            return failure_of(item, fault)
        if not changed and (unasked := _unasked(check.kata, answer)):  # one is enough, and what a box sends is not collected
            changed.append((item, replace(answer, changed=unasked)))
    return None


def _unasked(kata: Kata, answer: Answer) -> list[str]:
    """What the call changed beyond the values that it is asked to change."""
    asked = {f"argument {number}: value" for number, name in enumerate(kata.inputs) if name in kata.changes}
    return [each for each in answer.changed if each not in asked]


def failure_of(item: Item, fault: Fault) -> Failure:
    """A failure shown by one item."""
    if fault.trouble is not None:
        return Failure(_finding(fault.stage, fault.outcome, fault.trouble), item, fault, fault.trouble)
    return Failure(Finding(fault.stage, fault.outcome, fault.message), item, fault)


def _as_state_dependent(check: Check, failure: Failure) -> Failure:
    """Wrong as one of many calls, but right when asked alone: the fault is what one call leaves behind for the next."""
    assert failure.item is not None
    return failure if first_fault(check, [failure.item]) is not None else _in_repeat(failure)


def blocked_in_torch(trouble: Trouble | None) -> bool:
    """Whether torch itself wanted to import one of its modules in a box that can open no file."""
    return trouble is not None and (trouble.blocked or "").startswith("torch.")


def _in_repeat(failure: Failure) -> Failure:
    assert failure.fault is not None
    message = f"right on the first call, but on a later one {failure.fault.message}"
    finding = replace(failure.finding, stage="repeat", message=message)
    return replace(failure, finding=finding, fault=replace(failure.fault, stage="repeat", message=message))


def first_fault(check: Check, items: list[Item]) -> tuple[int, Fault] | None:
    """The first fault among `items`, asked in this order of a fresh box, and its position. Raises Silence."""
    with check.conversation() as conversation:
        if conversation.load().trouble is not None:
            return None
        for position, answer in enumerate(conversation.ask([item.question for item in items])):
            fault = judge(check.kata, items[position], answer)
            if fault is not None:
                return position, fault
    return None


def _side_effect(kata: Kata, item: Item, answer: Answer) -> Failure:
    names = list(kata.inputs)
    told = [_owner(each, names) for each in answer.changed]
    return Failure(Finding("side_effects", Outcome.SIDE_EFFECT, f"the call changed {', '.join(dict.fromkeys(told))}"), item)


def _owner(changed: str, names: list[str]) -> str:
    """ "argument 0: .grad" as "the caller's x.grad"."""
    if not changed.startswith("argument "):
        return changed[:100]
    number, _, what = changed.removeprefix("argument ").partition(": ")
    known = {str(position): name for position, name in enumerate(names)}
    name = known.get(number, "argument")
    return f"the caller's {name}{what}" if what.startswith(".") else f"the {what} of the caller's {name}"[:100]


def _rule(check: Check) -> Failure | None:
    """A repair, not an answer sheet: read off the syntax tree in a box that runs nothing of it."""
    if not check.kata.uses_autograd:
        return None
    check.stages.append("rule")
    with check.conversation() as reader:
        facts = reader.read()
    if facts.trouble is not None:
        return Failure(_finding("rule", Outcome.CANNOT_LOAD, facts.trouble))
    if facts.uses_autograd:
        return None
    message = f"{check.kata.function} answers with a formula worked out by hand; here torch has to do the differentiating"
    return Failure(Finding("rule", Outcome.BROKE_RULE, message, facts.function_line, facts.function_cell))


def _finding(stage: str, outcome: Outcome, trouble: Trouble) -> Finding:
    message = trouble.text if trouble.type == "Refused" else f"{trouble.type}: {trouble.text}"
    return Finding(stage, outcome, message, trouble.line, trouble.cell, trouble.code)


def _finding_of(silence: Silence, check: Check) -> Finding:
    stage = check.stages[-1] if check.stages else "load"
    where = check.kata.function + "()" if silence.doing == "answering" else silence.doing
    return Finding(stage, silence.outcome, f"{where}: {silence.detail}")


def _item_of(silence: Silence, bank: Bank) -> Item | None:
    return next((item for item in bank.items if item.question is silence.question), None)
