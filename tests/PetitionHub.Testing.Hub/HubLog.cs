using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PetitionHub.Testing.Hub;

/// <summary>Keeps what a hub logs: always the errors, and every line where a test asks for them.</summary>
public sealed class HubLog(LogLevel level = LogLevel.Error) : ILoggerProvider
{
    /// <summary>Every line from the level up, with its category.</summary>
    public ConcurrentQueue<string> Lines { get; } = [];

    /// <summary>Lines that no test expected.</summary>
    public ConcurrentQueue<string> Errors { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName, level);

    public void Dispose()
    {
    }

    private sealed class Category(HubLog log, string name, LogLevel level) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            log.Lines.Enqueue($"{name} scope {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => logLevel >= level;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            // The state too: a structured log shows what the formatted line leaves out.
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : "";
            var line = $"{logLevel} {name} {eventId.Id}: {formatter(state, exception)} {exception} {values}";
            log.Lines.Enqueue(line);
            if (logLevel >= LogLevel.Error)
                log.Errors.Enqueue(line);
        }
    }
}
