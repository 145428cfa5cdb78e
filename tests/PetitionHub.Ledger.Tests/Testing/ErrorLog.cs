using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PetitionHub.Ledger.Tests.Testing;

/// <summary>Keeps the warnings and errors that are logged; a test fails by an error that it does not expect.</summary>
public sealed class ErrorLog : ILoggerFactory, ILogger
{
    public ConcurrentQueue<string> Errors { get; } = [];

    public ConcurrentQueue<string> Warnings { get; } = [];

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            (logLevel == LogLevel.Warning ? Warnings : Errors).Enqueue(
                $"{eventId.Id}: {formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }
}
