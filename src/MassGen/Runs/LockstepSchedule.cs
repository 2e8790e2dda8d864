namespace MassGen.Runs;

/// <summary>
/// Makes a run repeatable. Model calls go out in rounds: when every working agent is ready to call, all their requests are
/// fixed, and then they go out one after another in the order of the configuration, each with its tools and consequences
/// before the next. The same replies therefore give the same requests in the same order, every time. What replayed and
/// recorded runs use.
/// </summary>
/// <param name="order">The agents' ids in the order of the configuration.</param>
public sealed class LockstepSchedule(IReadOnlyList<string> order) : ITurnSchedule
{
    private readonly Lock _gate = new();
    private readonly HashSet<Slot> _active = [];
    private readonly Queue<Slot> _round = new();
    private Slot? _running;

    /// <inheritdoc/>
    public ITurnSlot Begin(string agent)
    {
        var slot = new Slot(this, order.ToList().IndexOf(agent));
        lock (_gate)
        {
            _active.Add(slot);
        }

        return slot;
    }

    private void Advance()
    {
        while (_running is null)
        {
            if (_round.Count == 0 && !BeginRound())
            {
                return;
            }

            var next = _round.Dequeue();
            if (next.Release())
            {
                _running = next;
            }
        }
    }

    private bool BeginRound()
    {
        if (_active.Count == 0 || !_active.All(slot => slot.IsWaiting))
        {
            return false;
        }

        foreach (var slot in _active.OrderBy(slot => slot.Place))
        {
            slot.Prepare();
            _round.Enqueue(slot);
        }

        return true;
    }

    private sealed class Slot(LockstepSchedule schedule, int place) : ITurnSlot
    {
        private Action? _prepare;
        private TaskCompletionSource? _passed;

        public int Place => place;

        public bool IsWaiting => _prepare is not null;

        public void Prepare()
        {
            _prepare!();
            _prepare = null;
        }

        public bool Release() => _passed!.TrySetResult();

        public async Task PassAsync(Action prepare, CancellationToken cancellationToken)
        {
            var passed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (schedule._gate)
            {
                (_prepare, _passed) = (prepare, passed);
                Leave();
            }

            var registration = cancellationToken.Register(() => passed.TrySetCanceled(cancellationToken));
            await using (registration.ConfigureAwait(false))
            {
                await passed.Task.ConfigureAwait(false);
            }
        }

        public void End()
        {
            lock (schedule._gate)
            {
                schedule._active.Remove(this);
                Leave();
            }
        }

        private void Leave()
        {
            if (schedule._running == this)
            {
                schedule._running = null;
            }

            schedule.Advance();
        }
    }
}
